package dev.anyclaude.proxy;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** A backend for {@link Rehearsal}: answers everything on one loopback port with a few short streams in turn. Holds no model. */
final class RehearsalBackend implements AutoCloseable {
    private static final String HEAD =
            "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n";
    private static final String USAGE = event("{\"choices\":[],\"usage\":{\"prompt_tokens\":9,\"completion_tokens\":7,"
            + "\"prompt_tokens_details\":{\"cached_tokens\":8}}}");

    /** What models do, and of each what model servers write at a time. */
    private static final List<List<byte[]>> ANSWERS = List.of(
            answer(
                    "tool_calls",
                    "{\"role\":\"assistant\",\"reasoning_content\":\"Two.\"}",
                    "{\"content\":\"Here \"}",
                    "{\"content\":\"they are.\"}",
                    "{\"tool_calls\":[{\"index\":0,\"id\":\"c1\",\"function\":{\"name\":\"Count\",\"arguments\":\"{\\\"of\\\":\"}}]}",
                    "{\"tool_calls\":[{\"index\":0,\"function\":{\"arguments\":\"\\\"boats\\\"}\"}}]}"),
            answer(
                    "stop",
                    "{\"role\":\"assistant\",\"content\":\"\"}",
                    "{\"content\":\"Two \"}",
                    "{\"content\":\"boats.\"}"),
            answer("stop", "{\"content\":\"<think>Two\"}", "{\"content\":\".</think>\\n\\nTwo.\"}"));

    private static final String LENGTH = "content-length:";

    private final ServerSocket server;

    RehearsalBackend() throws IOException {
        server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        start(this::accept);
    }

    String url() {
        return "http://127.0.0.1:" + server.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                start(() -> serve(socket));
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    /** One connection, to its end. */
    private static void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(socket.getInputStream());
            for (int turn = 0; readRequest(in); turn++) {
                for (byte[] piece : ANSWERS.get(turn % ANSWERS.size())) {
                    socket.getOutputStream().write(piece);
                }
            }
        } catch (IOException e) {
            return; // the turn was given up
        }
    }

    /** False at the end of the connection. */
    private static boolean readRequest(InputStream in) throws IOException {
        String line = line(in);
        if (line.isEmpty()) {
            return false;
        }
        long bodyBytes = 0;
        for (; !line.isEmpty(); line = line(in)) {
            if (line.startsWith(LENGTH)) {
                bodyBytes = Long.parseLong(line.substring(LENGTH.length()).strip());
            }
        }
        in.skipNBytes(bodyBytes);
        return true;
    }

    /** One line of the head in lower case; empty at its end. */
    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            line.append((char) next);
        }
        return line.toString().strip().toLowerCase(Locale.ROOT);
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "rehearsal-backend");
        thread.setDaemon(true);
        thread.start();
    }

    private static List<byte[]> answer(String finishReason, String... deltas) {
        Stream<String> chunks = Stream.of(deltas).map(delta -> delta(delta, "null"));
        Stream<String> end = Stream.of(delta("{}", '"' + finishReason + '"'), USAGE, event("[DONE]"), "0\r\n\r\n");
        return Stream.of(Stream.of(HEAD), chunks, end)
                .flatMap(pieces -> pieces)
                .map(piece -> piece.getBytes(StandardCharsets.US_ASCII))
                .toList();
    }

    private static String delta(String delta, String finishReason) {
        return event("{\"choices\":[{\"index\":0,\"delta\":" + delta + ",\"finish_reason\":" + finishReason + "}]}");
    }

    private static String event(String data) {
        String frame = "data: " + data + "\n\n";
        return Integer.toHexString(frame.length()) + "\r\n" + frame + "\r\n";
    }
}
