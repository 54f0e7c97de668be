package dev.anyclaude.bench.interop;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Writes a text into a file that is not there yet. */
final class NewFile {
    private NewFile() {}

    static Path write(Path file, String text) {
        try {
            return Files.writeString(file, text, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW);
        } catch (FileAlreadyExistsException e) {
            throw new InteropException(file + " is there already; name a new file", e);
        } catch (IOException e) {
            throw new InteropException("cannot write " + file + ": " + e, e);
        }
    }
}
