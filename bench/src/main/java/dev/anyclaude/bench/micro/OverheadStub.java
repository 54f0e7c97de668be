package dev.anyclaude.bench.micro;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A backend that costs next to nothing: reads a request, answers at once with the same 20 chunks of text, each in a write of its
 * own as model servers do, and keeps the connection.
 */
final class OverheadStub implements AutoCloseable {
    private static final int TEXT_CHUNKS = 20;
    /** What one write of a model server is: the head, one chunk, the end. */
    private static final List<byte[]> ANSWER = answer();

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
                if (first.startsWith("post") && first.contains("completions")) {
                    for (byte[] piece : ANSWER) {
                        out.write(piece);
                    }
                } else {
                    out.write(MODELS);
                }
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

    private static List<byte[]> answer() {
        List<byte[]> pieces = new ArrayList<>();
        pieces.add(bytes("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n"));
        for (int i = 0; i < TEXT_CHUNKS; i++) {
            pieces.add(chunk("{\"choices\":[{\"index\":0,\"delta\":{\"content\":\"" + (i == 0 ? "Three" : " boats")
                    + "\"},\"finish_reason\":null}]}"));
        }
        pieces.add(chunk("{\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}"));
        pieces.add(chunk("{\"choices\":[],\"usage\":{\"prompt_tokens\":9000,\"completion_tokens\":20,"
                + "\"prompt_tokens_details\":{\"cached_tokens\":8990}}}"));
        pieces.add(chunk("[DONE]"));
        pieces.add(bytes("0\r\n\r\n"));
        return pieces;
    }

    private static byte[] chunk(String data) {
        String frame = "data: " + data + "\n\n";
        return bytes(Integer.toHexString(frame.length()) + "\r\n" + frame + "\r\n");
    }

    private static byte[] bytes(String ascii) {
        return ascii.getBytes(StandardCharsets.US_ASCII);
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "stub");
        thread.setDaemon(true);
        thread.start();
    }
}
