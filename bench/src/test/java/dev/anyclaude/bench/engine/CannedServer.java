package dev.anyclaude.bench.engine;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;

/** A server with fixed answers, by method and path; whatever it has none for is not found. Remembers what it was asked. */
public final class CannedServer implements AutoCloseable {
    private final MockWebServer server = new MockWebServer();
    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final List<String> bodies = new CopyOnWriteArrayList<>();

    /** Starts with no answers. */
    public static CannedServer start() throws IOException {
        CannedServer canned = new CannedServer();
        canned.server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return canned.answer(request);
            }
        });
        canned.server.start();
        return canned;
    }

    /** What to answer, by lines such as {@code GET /v1/models}; may be changed at any time. */
    public Map<String, String> answers() {
        return answers;
    }

    /** Such a line of each request so far. */
    public List<String> lines() {
        return lines;
    }

    /** The body of each request so far. */
    public List<String> bodies() {
        return bodies;
    }

    /** Where it is. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + port());
    }

    /** Its port. */
    public int port() {
        return server.getPort();
    }

    @Override
    public void close() {
        server.close();
    }

    private MockResponse answer(RecordedRequest request) {
        String line = request.getMethod() + " " + request.getTarget();
        lines.add(line);
        bodies.add(request.getBody() == null ? "" : request.getBody().utf8());
        String body = answers.get(line);
        return new MockResponse.Builder()
                .code(body == null ? 404 : 200)
                .addHeader("Server", "example/1")
                .body(body == null ? "" : body)
                .build();
    }
}
