package dev.anyclaude.bench.engine;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Clears up after a child that could not do it itself. */
public final class Folders {
    private Folders() {}

    /** Deletes a folder of files; whatever cannot be deleted is left to whoever clears the folder for temporary files. */
    public static void deleteIfPossible(Path folder) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            // a library that is still mapped, on Windows
        }
    }
}
