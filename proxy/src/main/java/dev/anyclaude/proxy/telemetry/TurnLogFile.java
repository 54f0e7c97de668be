package dev.anyclaude.proxy.telemetry;

import dev.anyclaude.proxy.disk.OwnerOnly;
import dev.anyclaude.proxy.disk.WriterThread;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The turn log: one line of JSON a turn, appended to a file that only its owner may read. Lines are written on a thread of
 * its own; if the disk cannot keep up or fails, that is said once and lines are lost, never turns.
 */
public final class TurnLogFile implements TurnListener, AutoCloseable {
    private static final int MOST_WAITING = 4_096;
    private static final Duration PATIENCE = Duration.ofMillis(500);

    private final OutputStream out;
    private final TurnLines lines;
    private final InstantSource clock;
    private final PrintStream complaints;
    private final AtomicBoolean complained = new AtomicBoolean();
    private final WriterThread writer = new WriterThread("turn-log", MOST_WAITING);

    private TurnLogFile(OutputStream out, boolean values, InstantSource clock, PrintStream complaints) {
        this.out = out;
        this.lines = new TurnLines(values);
        this.clock = clock;
        this.complaints = complaints;
    }

    /**
     * Opens the file, or makes it.
     *
     * @param values whether clipped text of prompts is written where prompts differ
     */
    public static TurnLogFile open(Path file, boolean values, InstantSource clock, PrintStream complaints)
            throws IOException {
        if (Files.exists(file)) {
            OwnerOnly.restrict(file);
        }
        FileChannel channel = FileChannel.open(
                file,
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND),
                OwnerOnly.file(file));
        return new TurnLogFile(Channels.newOutputStream(channel), values, clock, complaints);
    }

    @Override
    public void ended(TurnRecord turn) {
        String line = lines.line(turn, clock.instant()) + "\n";
        if (!writer.offer(() -> write(line))) {
            complain("lines were lost");
        }
    }

    /** Writes what waits, but not for longer than half a second. */
    @Override
    public void close() {
        if (!writer.close(PATIENCE)) {
            complain("the last lines are missing");
        }
        try {
            out.close();
        } catch (IOException e) {
            complain(e.toString());
        }
    }

    private void write(String line) {
        try {
            out.write(line.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            complain(e.toString());
        }
    }

    private void complain(String why) {
        if (complained.compareAndSet(false, true)) {
            complaints.println("[Turn Log] incomplete: " + why);
        }
    }
}
