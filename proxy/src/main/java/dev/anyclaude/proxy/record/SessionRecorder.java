package dev.anyclaude.proxy.record;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import tools.jackson.databind.node.ObjectNode;

/** Records every turn of every session, one file for each session. Thread-safe; a failure to record never reaches a turn. */
public final class SessionRecorder {
    /** What the first line of a recording calls its format. */
    public static final String FORMAT = "anyclaude-session/1";

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final String PLAIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.";

    private final Map<String, SessionFile> files = new ConcurrentHashMap<>();
    private final Path folder;
    private final RecorderFacts facts;
    private final InstantSource wallClock;
    private final LongSupplier nanoTime;
    private final LineWriter writer;

    private SessionRecorder(
            Path folder, RecorderFacts facts, InstantSource wallClock, LongSupplier nanoTime, PrintStream complaints) {
        this.folder = folder;
        this.facts = facts;
        this.wallClock = wallClock;
        this.nanoTime = nanoTime;
        this.writer = new LineWriter(complaints);
    }

    /**
     * Starts recording.
     *
     * @param folder is made if it is not there
     * @param complaints where a failure is reported, once for each file
     */
    public static SessionRecorder start(
            Path folder, RecorderFacts facts, InstantSource wallClock, LongSupplier nanoTime, PrintStream complaints)
            throws IOException {
        Files.createDirectories(folder);
        return new SessionRecorder(folder, facts, wallClock, nanoTime, complaints);
    }

    /** Records a request that has just come, and gives what records the rest of its turn. */
    public TurnRecording begin(RecordedRequest request) {
        SessionFile file = files.computeIfAbsent(request.session(), session -> open(session, request));
        int turn = file.nextTurn();
        long nanos = nanoTime.getAsLong() - file.startNanos;
        write(file, () -> Lines.request(turn, nanos, request));
        return new TurnRecording() {
            @Override
            public void response(int status, String contentType) {
                long at = now();
                write(file, () -> Lines.response(turn, at, status, contentType));
            }

            @Override
            public void response(int status, String contentType, byte[] body) {
                long at = now();
                write(
                        file,
                        () -> Lines.response(turn, at, status, contentType)
                                .put("body", new String(body, StandardCharsets.UTF_8)));
            }

            @Override
            public void event(String event, String data) {
                long at = now();
                write(file, () -> Lines.event(turn, at, event, data));
            }

            @Override
            public void end(RecordedEnd end) {
                long at = now();
                write(file, () -> Lines.end(turn, at, end));
            }

            private long now() {
                return nanoTime.getAsLong() - file.startNanos;
            }
        };
    }

    /** Writes what is waiting, as far as this time allows. */
    public void close(Duration patience) {
        writer.close(patience);
    }

    private SessionFile open(String session, RecordedRequest first) {
        Instant startedAt = wallClock.instant();
        String name = session.isEmpty() ? "no-session-" + STAMP.format(startedAt) : fileName(session);
        SessionFile file = new SessionFile(folder, name, nanoTime.getAsLong());
        write(file, () -> Lines.session(session, startedAt, first, facts));
        return file;
    }

    private void write(SessionFile file, Supplier<ObjectNode> line) {
        writer.write(file, () -> line.get().toString());
    }

    /** The id itself if it is a plain file name; else with each other byte as a percent sign and two digits. */
    static String fileName(String session) {
        StringBuilder name = new StringBuilder();
        for (byte each : session.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (each & 0xff);
            boolean plain = PLAIN.indexOf(c) >= 0 && !(c == '.' && name.isEmpty());
            name.append(plain ? String.valueOf(c) : String.format(Locale.ROOT, "%%%02X", (int) c));
        }
        return name.toString();
    }
}
