package dev.anyclaude.bench.fake;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * A backend that answers one word at once and keeps what it was sent, with the count of tokens an ideal prefix cache would have
 * found: every earlier prompt is still there. No clock is involved, so the same requests give the same record on any machine.
 */
public final class RecordingBackend implements AutoCloseable {
    private static final FakeCosts FREE = FakeCosts.of(0, 0, 0);

    private final FakeTokens tokens = new FakeTokens();
    private final PrefixCache cache = new PrefixCache(tokens, Integer.MAX_VALUE);
    private final List<Received> received = Collections.synchronizedList(new ArrayList<>());
    private final LoopbackServer server;

    /**
     * One chat completion that was asked for.
     *
     * @param body as it came
     * @param promptTokens of the prompt, in the fake's own tokens
     * @param cachedTokens of them that some earlier prompt began with
     */
    public record Received(String body, int promptTokens, int cachedTokens) {}

    private RecordingBackend() {
        server = LoopbackServer.start(new Recorder(), 0);
    }

    /**
     * Starts it on a free port of 127.0.0.1.
     *
     * @throws IllegalStateException if it cannot
     */
    public static RecordingBackend start() {
        return new RecordingBackend();
    }

    /** Base address. */
    public URI url() {
        return server.url();
    }

    /** The one model it lists. */
    public String model() {
        return FakeBackend.MODEL;
    }

    /** What came since the last call, in order of arrival. */
    public List<Received> take() {
        synchronized (received) {
            List<Received> taken = List.copyOf(received);
            received.clear();
            return taken;
        }
    }

    @Override
    public void close() {
        server.close();
    }

    private final class Recorder extends Handler.Abstract {
        @Override
        public boolean handle(Request request, Response response, Callback callback) throws IOException {
            String path = Request.getPathInContext(request);
            if (path.endsWith("/chat/completions")) {
                complete(Content.Source.asString(request, StandardCharsets.UTF_8), response, callback);
            } else if (path.endsWith("/models")) {
                Replies.json(response, 200, Replies.models(model()), callback);
            } else {
                Replies.notFound(response, callback);
            }
            return true;
        }

        private void complete(String text, Response response, Callback callback) throws IOException {
            JsonNode body = parse(text);
            PrefixCache.Hit hit = cache.use(FakePrompt.of(body));
            int number = record(new Received(text, hit.promptTokens(), hit.cachedTokens()));
            FakeAnswer answer = new FakeAnswer(new FakeTurn(FREE, number, System.nanoTime(), hit, 1), "");
            if (body.path("stream").asBoolean(false)) {
                try (EventStream stream = new EventStream(response)) {
                    answer.stream(stream, true);
                }
                callback.succeeded();
            } else {
                Replies.json(response, 200, answer.whole(), callback);
            }
        }

        private int record(Received one) {
            synchronized (received) {
                received.add(one);
                return received.size();
            }
        }

        private static JsonNode parse(String text) {
            try {
                return ChatChunks.MAPPER.readTree(text);
            } catch (JacksonException e) {
                return ChatChunks.MAPPER.createObjectNode();
            }
        }
    }
}
