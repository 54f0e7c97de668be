package dev.anyclaude.bench.sample;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * {@code samples.jsonl} while a run is going on: made before the first request, appended to, flushed after every line, so
 * that whatever ends the run, the samples so far are on disk. Used by one thread.
 */
public final class SampleLog implements AutoCloseable {
    private final Path file;
    private final Writer out;

    SampleLog(Path file, Writer out) {
        this.file = file;
        this.out = out;
    }

    /**
     * Makes the file, which must not be there yet.
     *
     * @throws SampleException if it cannot be made
     */
    public static SampleLog create(Path file) {
        try {
            return new SampleLog(
                    file,
                    Files.newBufferedWriter(
                            file, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
        } catch (IOException e) {
            throw new SampleException("cannot make " + file + ": " + e, e);
        }
    }

    /**
     * Appends a line and hands it to the operating system.
     *
     * @throws SampleException if the disk does not take it; every earlier line stays readable
     */
    public void add(TurnSample sample) {
        try {
            out.write(SampleJson.write(sample));
            out.write('\n');
            out.flush();
        } catch (IOException e) {
            throw notTaken(e);
        }
    }

    private SampleException notTaken(IOException e) {
        return new SampleException("cannot write to " + file + ": " + e + "; earlier samples are kept", e);
    }

    @Override
    public void close() {
        try {
            out.close();
        } catch (IOException e) {
            throw notTaken(e);
        }
    }
}
