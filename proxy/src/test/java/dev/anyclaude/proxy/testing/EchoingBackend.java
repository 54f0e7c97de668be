package dev.anyclaude.proxy.testing;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A backend that keeps nothing: it answers with the last {@code <word>} of the request, in pieces, so that a client can tell whose
 * answer it got.
 */
public final class EchoingBackend implements AutoCloseable {
    private static final String LENGTH = "content-length:";

    private final ServerSocket server;
    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "echoing-backend");
        thread.setDaemon(true);
        return thread;
    });

    /** Listens on a free port. */
    public EchoingBackend() throws IOException {
        server = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        threads.execute(this::accept);
    }

    /** Where it listens. */
    public String url() {
        return "http://127.0.0.1:" + server.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        server.close();
        threads.shutdownNow();
    }

    private void accept() {
        try {
            while (!server.isClosed()) {
                Socket socket = server.accept();
                threads.execute(() -> serve(socket));
            }
        } catch (IOException e) {
            threads.shutdown(); // closed
        }
    }

    private static void serve(Socket socket) {
        try (socket) {
            String body = body(new BufferedInputStream(socket.getInputStream()));
            OutputStream out = socket.getOutputStream();
            ScriptedBackend.beginStream(out);
            int from = body.lastIndexOf('<') + 1;
            String word = body.substring(from, Math.max(from, body.indexOf('>', from)));
            for (int at = 0; at < word.length(); at += 3) {
                String piece = word.substring(at, Math.min(word.length(), at + 3));
                ScriptedBackend.chunk(
                        out, "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"" + piece + "\"}}]}\n\n");
            }
            ScriptedBackend.chunk(
                    out,
                    "data: {\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}],\"usage\":{"
                            + "\"prompt_tokens\":90,\"completion_tokens\":3}}\n\ndata: [DONE]\n\n");
            ScriptedBackend.write(out, "0\r\n\r\n");
        } catch (IOException e) {
            return; // the proxy has left, which its client sees
        }
    }

    private static String body(InputStream in) throws IOException {
        int bodyBytes = 0;
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            if (line.startsWith(LENGTH)) {
                bodyBytes = Integer.parseInt(line.substring(LENGTH.length()).strip());
            }
        }
        return new String(in.readNBytes(bodyBytes), StandardCharsets.UTF_8);
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            line.append((char) next);
        }
        return line.toString().strip().toLowerCase(Locale.ROOT);
    }
}
