package dev.anyclaude.bench.drive;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** Held while a run is going on: two at once would measure each other. The operating system frees it when the JVM ends. */
public final class RunLock implements AutoCloseable {
    private final FileChannel channel;

    private RunLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Takes the lock that all runs on this machine share.
     *
     * @throws DriveException if another run holds it
     */
    public static RunLock ofMachine() {
        return take(Path.of(System.getProperty("java.io.tmpdir"), "anyclaude-bench.lock"));
    }

    /**
     * Takes a lock.
     *
     * @param file made if it is not there; stays afterwards
     * @throws DriveException if another run holds it
     */
    static RunLock take(Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            @Nullable FileLock lock = tryLock(channel);
            if (lock == null) {
                channel.close();
                throw new DriveException(
                        "another run is going on (it holds " + file + "); wait for it, two at once spoil each other");
            }
            return new RunLock(channel);
        } catch (IOException e) {
            throw new DriveException("cannot take the lock " + file + ": " + e, e);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new DriveException("cannot free the lock: " + e, e);
        }
    }
}
