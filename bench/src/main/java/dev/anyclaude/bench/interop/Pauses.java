package dev.anyclaude.bench.interop;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The pauses that {@code bench import} printed, one to a line. */
public final class Pauses {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private Pauses() {}

    /**
     * Reads the file.
     *
     * @throws InteropException if it cannot be read, or holds something else
     */
    public static List<Pause> read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .map(line -> MAPPER.readValue(line, Pause.class))
                    .toList();
        } catch (IOException | JacksonException e) {
            throw new InteropException(
                    file + " does not hold pauses as bench import prints them: " + e.getMessage(), e);
        }
    }

    /** Milliseconds of the pauses of one kind, in order. */
    public static List<Long> millis(List<Pause> pauses, String kind) {
        return pauses.stream()
                .filter(each -> each.kind().equals(kind))
                .map(Pause::thinkMs)
                .toList();
    }
}
