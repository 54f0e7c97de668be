package dev.anyclaude.bench.drive;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/** A backend that answers one word to everything and keeps what it was sent, so that the same bytes can be sent again. */
final class CaptureServer implements AutoCloseable {
    private static final String REPLY = """
            data: {"id":"c","object":"chat.completion.chunk","created":0,"model":"capture",\
            "choices":[{"index":0,"delta":{"role":"assistant","content":"ok"},"finish_reason":null}]}

            data: {"id":"c","object":"chat.completion.chunk","created":0,"model":"capture",\
            "choices":[{"index":0,"delta":{},"finish_reason":"stop"}],\
            "usage":{"prompt_tokens":1,"completion_tokens":1,"total_tokens":2}}

            data: [DONE]

            """;

    private final HttpServer server;
    private final String model;
    private final BlockingQueue<byte[]> bodies = new LinkedBlockingQueue<>();

    CaptureServer(String model) {
        this.model = model;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new DriveException("no port to be had on 127.0.0.1: " + e, e);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** The body of the oldest chat completion not taken yet; null if there is none. */
    byte @Nullable [] take() {
        return bodies.poll();
    }

    private void answer(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        String path = exchange.getRequestURI().getPath();
        if (path.endsWith("/chat/completions")) {
            bodies.add(body);
            respond(exchange, 200, "text/event-stream", REPLY);
        } else if (path.endsWith("/models")) {
            String id = model.isEmpty() ? "capture" : model;
            respond(
                    exchange,
                    200,
                    "application/json",
                    "{\"object\":\"list\",\"data\":[{\"id\":\"" + id + "\",\"object\":\"model\"}]}");
        } else {
            respond(exchange, 404, "application/json", "{\"error\":{\"message\":\"not here\"}}");
        }
    }

    private static void respond(HttpExchange exchange, int status, String type, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
