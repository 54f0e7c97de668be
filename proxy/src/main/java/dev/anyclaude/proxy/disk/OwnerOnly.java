package dev.anyclaude.proxy.disk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Makes files and folders for their owner alone, where files have owners; elsewhere as the system makes them. */
public final class OwnerOnly {
    private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> FOLDER = PosixFilePermissions.fromString("rwx------");

    private OwnerOnly() {}

    /** To make this file with. */
    public static FileAttribute<?>[] file(Path path) {
        return attributes(path, FILE);
    }

    /** To make this folder with. */
    public static FileAttribute<?>[] folder(Path path) {
        return attributes(path, FOLDER);
    }

    /** Takes from others what rights they have to a file that is there. */
    public static void restrict(Path file) throws IOException {
        if (hasOwners(file)) {
            Files.setPosixFilePermissions(file, FILE);
        }
    }

    private static FileAttribute<?>[] attributes(Path path, Set<PosixFilePermission> permissions) {
        return hasOwners(path)
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)}
                : new FileAttribute<?>[0];
    }

    private static boolean hasOwners(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
