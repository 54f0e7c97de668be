package dev.anyclaude.proxy.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A server over real sockets that answers each path as the test says, byte by byte if need be. */
public final class ScriptedBackend implements AutoCloseable {
    /** Answers one request; the connection closes after it. */
    public interface Script {
        /** Writes the answer; {@code in} shows when the other side closes. */
        void answer(Received request, InputStream in, OutputStream out) throws IOException, InterruptedException;
    }

    /** A request as it came; the header's lines in lower case. */
    public record Received(String path, String head, String body) {}

    private static final String NOT_FOUND = "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n";

    private final ServerSocket server;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final ConcurrentMap<String, Script> scripts = new ConcurrentHashMap<>();
    private final List<Received> received = new CopyOnWriteArrayList<>();

    private ScriptedBackend(ServerSocket server) {
        this.server = server;
    }

    /** Listens on a free port, with one model. */
    public static ScriptedBackend start() throws IOException {
        ScriptedBackend backend = new ScriptedBackend(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
        backend.on("/v1/models", json(200, "{\"object\":\"list\",\"data\":[{\"id\":\"pebble\",\"created\":5}]}"));
        daemon(backend::accept);
        return backend;
    }

    /** Says how to answer a path. */
    public void on(String path, Script script) {
        scripts.put(path, script);
    }

    /** Says how to answer a chat. */
    public void onChat(Script script) {
        on("/v1/chat/completions", script);
    }

    /** Where it listens. */
    public String url() {
        return "http://127.0.0.1:" + server.getLocalPort();
    }

    /** All requests for a path so far. */
    public List<Received> received(String path) {
        return received.stream().filter(request -> request.path().equals(path)).toList();
    }

    /** An answer of known length. */
    public static Script json(int status, String body, String... headers) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        String more = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
        return (request, in, out) -> {
            write(
                    out,
                    "HTTP/1.1 " + status + " Whatever\r\nContent-Type: application/json\r\n" + more + "Content-Length: "
                            + bytes.length + "\r\n\r\n");
            out.write(bytes);
        };
    }

    /** A chunked event stream. */
    public static Script stream(String... parts) {
        return (request, in, out) -> {
            beginStream(out);
            for (String part : parts) {
                chunk(out, part);
            }
            write(out, "0\r\n\r\n");
        };
    }

    /** The head of a chunked event stream. */
    public static void beginStream(OutputStream out) throws IOException {
        write(out, "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n");
    }

    /** One piece of it. */
    public static void chunk(OutputStream out, String part) throws IOException {
        int length = part.getBytes(StandardCharsets.UTF_8).length;
        write(out, Integer.toHexString(length) + "\r\n" + part + "\r\n");
    }

    /** Writes text at once. */
    public static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    /** Stops listening; until the accepting thread has noticed, the system would still take a connection. */
    @Override
    public void close() throws IOException {
        server.close();
        try {
            if (!closed.await(10, TimeUnit.SECONDS)) {
                throw new IOException("still accepting");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void accept() {
        try {
            while (!server.isClosed()) {
                Socket socket = server.accept();
                daemon(() -> serve(socket));
            }
        } catch (IOException e) {
            // closed
        } finally {
            closed.countDown();
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            InputStream in = socket.getInputStream();
            Received request = read(in);
            received.add(request);
            Script script = scripts.getOrDefault(request.path(), (got, from, out) -> write(out, NOT_FOUND));
            script.answer(request, in, socket.getOutputStream());
        } catch (IOException e) {
            // the proxy left: the test sees to it
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Reads one request. */
    public static Received read(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("cut in the head");
            }
            head.append((char) next);
        }
        String text = head.toString();
        String lower = text.toLowerCase(Locale.ROOT);
        int at = lower.indexOf("content-length:");
        int length = at < 0
                ? 0
                : Integer.parseInt(
                        lower.substring(at + 15, lower.indexOf("\r\n", at)).strip());
        return new Received(text.split(" ", 3)[1], lower, new String(in.readNBytes(length), StandardCharsets.UTF_8));
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "scripted-backend");
        thread.setDaemon(true);
        thread.start();
    }
}
