package dev.anyclaude.bench.micro;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** A backend that costs next to nothing: reads a request, answers with the same few chunks, keeps the connection. */
final class OverheadStub implements AutoCloseable {
    private static final String STREAM = chunk("{\"role\":\"assistant\",\"content\":\"Three\"}", "null")
            + chunk("{\"content\":\" boats.\"}", "null")
            + chunk("{}", "\"stop\"")
            + "data: {\"choices\":[],\"usage\":{\"prompt_tokens\":9000,\"completion_tokens\":3,"
            + "\"prompt_tokens_details\":{\"cached_tokens\":8990}}}\n\ndata: [DONE]\n\n";
    private static final byte[] ANSWER = ("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n"
                    + "Transfer-Encoding: chunked\r\n\r\n" + Integer.toHexString(STREAM.length()) + "\r\n" + STREAM
                    + "\r\n0\r\n\r\n")
            .getBytes(StandardCharsets.US_ASCII);
    private static final String LIST = "{\"object\":\"list\",\"data\":[{\"id\":\"stub\",\"object\":\"model\"}]}";
    private static final byte[] MODELS = ("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: "
                    + LIST.length() + "\r\n\r\n" + LIST)
            .getBytes(StandardCharsets.US_ASCII);
    private static final String LENGTH = "content-length:";

    private final ServerSocket server;

    OverheadStub() throws IOException {
        server = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
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
                socket.setTcpNoDelay(true);
                start(() -> serve(socket));
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private static void serve(Socket socket) {
        try (socket) {
            InputStream in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
            OutputStream out = socket.getOutputStream();
            for (String first = line(in); !first.isEmpty(); first = line(in)) {
                long bodyBytes = 0;
                for (String line = line(in); !line.isEmpty(); line = line(in)) {
                    if (line.startsWith(LENGTH)) {
                        bodyBytes =
                                Long.parseLong(line.substring(LENGTH.length()).strip());
                    }
                }
                in.skipNBytes(bodyBytes);
                out.write(first.startsWith("post") && first.contains("completions") ? ANSWER : MODELS);
            }
        } catch (IOException e) {
            return; // the other side has closed
        }
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            line.append((char) next);
        }
        return line.toString().strip().toLowerCase(Locale.ROOT);
    }

    private static String chunk(String delta, String reason) {
        return "data: {\"choices\":[{\"index\":0,\"delta\":" + delta + ",\"finish_reason\":" + reason + "}]}\n\n";
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "stub");
        thread.setDaemon(true);
        thread.start();
    }
}
