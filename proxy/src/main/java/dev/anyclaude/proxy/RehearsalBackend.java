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

/** A backend for {@link Rehearsal}: answers everything on one loopback port with the same short stream. Holds no model. */
final class RehearsalBackend implements AutoCloseable {
    /** What model servers write at a time: the head, an event, the end. */
    private static final List<byte[]> ANSWER = Stream.of(
                    "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n",
                    delta("{\"role\":\"assistant\",\"reasoning_content\":\"Two.\"}", "null"),
                    delta("{\"content\":\"Here \"}", "null"),
                    delta("{\"content\":\"they are.\"}", "null"),
                    delta(
                            "{\"tool_calls\":[{\"index\":0,\"id\":\"c1\",\"function\":{\"name\":\"Count\",\"arguments\":\"{\\\"of\\\":\"}}]}",
                            "null"),
                    delta("{\"tool_calls\":[{\"index\":0,\"function\":{\"arguments\":\"\\\"boats\\\"}\"}}]}", "null"),
                    delta("{}", "\"tool_calls\""),
                    event("{\"choices\":[],\"usage\":{\"prompt_tokens\":9,\"completion_tokens\":7,"
                            + "\"prompt_tokens_details\":{\"cached_tokens\":8}}}"),
                    event("[DONE]"),
                    "0\r\n\r\n")
            .map(piece -> piece.getBytes(StandardCharsets.US_ASCII))
            .toList();

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
            while (readRequest(in)) {
                for (byte[] piece : ANSWER) {
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

    private static String delta(String delta, String finishReason) {
        return event("{\"choices\":[{\"index\":0,\"delta\":" + delta + ",\"finish_reason\":" + finishReason + "}]}");
    }

    private static String event(String data) {
        String frame = "data: " + data + "\n\n";
        return Integer.toHexString(frame.length()) + "\r\n" + frame + "\r\n";
    }
}
