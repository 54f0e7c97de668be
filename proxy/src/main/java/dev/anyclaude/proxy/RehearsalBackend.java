package dev.anyclaude.proxy;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** A backend for {@link Rehearsal}: answers everything on one loopback port with the same short stream. Holds no model. */
final class RehearsalBackend implements AutoCloseable {
    private static final String STREAM = chunk("{\"role\":\"assistant\",\"reasoning_content\":\"Two.\"}", "null")
            + chunk("{\"content\":\"Here \"}", "null")
            + chunk("{\"content\":\"they are.\"}", "null")
            + chunk(
                    "{\"tool_calls\":[{\"index\":0,\"id\":\"c1\",\"function\":{\"name\":\"Count\",\"arguments\":\"{\\\"of\\\":\"}}]}",
                    "null")
            + chunk("{\"tool_calls\":[{\"index\":0,\"function\":{\"arguments\":\"\\\"boats\\\"}\"}}]}", "null")
            + chunk("{}", "\"tool_calls\"")
            + "data: {\"choices\":[],\"usage\":{\"prompt_tokens\":9,\"completion_tokens\":7,"
            + "\"prompt_tokens_details\":{\"cached_tokens\":8}}}\n\ndata: [DONE]\n\n";
    private static final String ANSWER = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n"
            + "Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n"
            + Integer.toHexString(STREAM.length()) + "\r\n" + STREAM + "\r\n0\r\n\r\n";
    private static final String LENGTH = "content-length:";

    private final ServerSocket server;

    RehearsalBackend() throws IOException {
        server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(this::serve, "rehearsal-backend");
        thread.setDaemon(true);
        thread.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private void serve() {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                readRequest(new BufferedInputStream(socket.getInputStream()));
                OutputStream out = socket.getOutputStream();
                out.write(ANSWER.getBytes(StandardCharsets.UTF_8));
                out.flush();
            } catch (IOException e) {
                if (server.isClosed()) {
                    return;
                } // else a turn was given up; the next one may come
            }
        }
    }

    private static void readRequest(InputStream in) throws IOException {
        long bodyBytes = 0;
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            if (line.startsWith(LENGTH)) {
                bodyBytes = Long.parseLong(line.substring(LENGTH.length()).strip());
            }
        }
        in.skipNBytes(bodyBytes);
    }

    /** One line of the head in lower case; empty at its end. */
    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            line.append((char) next);
        }
        return line.toString().strip().toLowerCase(Locale.ROOT);
    }

    private static String chunk(String delta, String finishReason) {
        return "data: {\"choices\":[{\"index\":0,\"delta\":" + delta + ",\"finish_reason\":" + finishReason + "}]}\n\n";
    }
}
