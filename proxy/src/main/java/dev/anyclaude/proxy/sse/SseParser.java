package dev.anyclaude.proxy.sse;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Cuts an event stream into frames as its lines arrive. Lines may end with CR, LF or both. Data that the end of the stream
 * left without its blank line is delivered all the same: servers that speak HTTP/1.0 end that way.
 */
public final class SseParser {
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final BufferedReader in;
    private final StringBuilder data = new StringBuilder();
    private boolean anyData;
    private boolean anyLine;
    private String event = "";

    /** Reads a stream of UTF-8. The caller closes it. */
    public SseParser(InputStream in) {
        this.in = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    }

    /** The next frame or comment; empty at the end of the stream. Blocks until there is one. */
    public Optional<SseFrame> next() throws IOException {
        for (@Nullable String line = in.readLine(); line != null; line = in.readLine()) {
            Optional<SseFrame> frame = take(anyLine ? line : withoutMark(line));
            anyLine = true;
            if (frame.isPresent()) {
                return frame;
            }
        }
        return finish();
    }

    private Optional<SseFrame> take(String line) {
        if (line.isEmpty()) {
            return finish();
        }
        if (line.startsWith(":")) {
            return Optional.of(SseFrame.comment(value(line, 1)));
        }
        if (line.startsWith("data:")) {
            data.append(anyData ? "\n" : "").append(value(line, 5));
            anyData = true;
        } else if (line.startsWith("event:")) {
            event = value(line, 6);
        }
        return Optional.empty();
    }

    private Optional<SseFrame> finish() {
        Optional<SseFrame> frame = anyData ? Optional.of(SseFrame.event(event, data.toString())) : Optional.empty();
        data.setLength(0);
        anyData = false;
        event = "";
        return frame;
    }

    private static String withoutMark(String line) {
        return !line.isEmpty() && line.charAt(0) == BYTE_ORDER_MARK ? line.substring(1) : line;
    }

    private static String value(String line, int from) {
        return line.startsWith(" ", from) ? line.substring(from + 1) : line.substring(from);
    }
}
