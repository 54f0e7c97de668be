package dev.anyclaude.proxy.sse;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * Cuts an event stream into frames as its bytes arrive. Lines may end with CR, LF or both. Data that the end of the stream
 * left without its blank line is delivered all the same: servers that speak HTTP/1.0 end that way. Confined to one thread.
 */
public final class SseParser {
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final int BUFFER_BYTES = 8 << 10;

    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private final Deque<SseFrame> frames = new ArrayDeque<>();
    private final ByteArrayOutputStream begunLine = new ByteArrayOutputStream(0);
    private final StringBuilder data = new StringBuilder();
    private boolean anyData;
    private boolean anyLine;
    private boolean afterReturn;
    private boolean ended;
    private String event = "";

    /** Reads a stream of UTF-8. The caller closes it. */
    public SseParser(InputStream in) {
        this.in = in;
    }

    /** The next frame or comment; empty at the end of the stream. Blocks until there is one. */
    public Optional<SseFrame> next() throws IOException {
        while (frames.isEmpty() && !ended) {
            read();
        }
        return Optional.ofNullable(frames.poll());
    }

    /** Whether a frame that is no comment has already arrived, so that waiting for it is none. */
    public boolean isReady() throws IOException {
        while (!hasEvent() && in.available() > 0) {
            read();
        }
        return hasEvent();
    }

    private boolean hasEvent() {
        for (SseFrame frame : frames) {
            if (!frame.comment()) {
                return true;
            }
        }
        return false;
    }

    private void read() throws IOException {
        int bytes = in.read(buffer);
        int lineStart = 0;
        for (int at = 0; at < bytes; at++) {
            if (buffer[at] == '\n' && afterReturn) {
                lineStart = at + 1; // the second half of an end
            } else if (buffer[at] == '\n' || buffer[at] == '\r') {
                take(line(lineStart, at));
                lineStart = at + 1;
            }
            afterReturn = buffer[at] == '\r';
        }
        if (bytes >= 0) {
            begunLine.write(buffer, lineStart, bytes - lineStart);
        } else {
            ended = true;
            take(line(0, 0));
            finish();
        }
    }

    /** What had come of the line before, and these bytes of the buffer. */
    private String line(int from, int to) {
        String line;
        if (begunLine.size() == 0) {
            line = new String(buffer, from, to - from, StandardCharsets.UTF_8);
        } else {
            begunLine.write(buffer, from, to - from);
            line = begunLine.toString(StandardCharsets.UTF_8);
            begunLine.reset();
        }
        boolean marked = !anyLine && !line.isEmpty() && line.charAt(0) == BYTE_ORDER_MARK;
        anyLine = true;
        return marked ? line.substring(1) : line;
    }

    private void take(String line) {
        if (line.isEmpty()) {
            finish();
        } else if (line.startsWith(":")) {
            frames.add(SseFrame.comment(value(line, 1)));
        } else if (line.startsWith("data:")) {
            data.append(anyData ? "\n" : "").append(value(line, 5));
            anyData = true;
        } else if (line.startsWith("event:")) {
            event = value(line, 6);
        }
    }

    private void finish() {
        if (anyData) {
            frames.add(SseFrame.event(event, data.toString()));
        }
        data.setLength(0);
        anyData = false;
        event = "";
    }

    private static String value(String line, int from) {
        return line.startsWith(" ", from) ? line.substring(from + 1) : line.substring(from);
    }
}
