package dev.anyclaude.bench.sample;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;

/** Reads {@code samples.jsonl}. */
public final class SampleReader {
    private SampleReader() {}

    /**
     * All samples in the order they were taken. A last line without its end, as an interrupted run leaves, is left out.
     *
     * @throws SampleException if the file cannot be read, is another schema's, or is damaged before its last line
     */
    public static List<TurnSample> read(Path file) {
        String text;
        try {
            text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new SampleException("cannot read " + file + ": " + e, e);
        }
        List<TurnSample> samples = new ArrayList<>();
        int number = 0;
        int start = 0;
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
            number++;
            String line = text.substring(start, end);
            start = end + 1;
            if (!line.isBlank()) {
                samples.add(readLine(file, number, line));
            }
        }
        return samples;
    }

    private static TurnSample readLine(Path file, int number, String line) {
        try {
            return SampleJson.read(line);
        } catch (SampleException | JacksonException | IllegalArgumentException e) {
            throw new SampleException(file + ", line " + number + ": " + e.getMessage(), e);
        }
    }
}
