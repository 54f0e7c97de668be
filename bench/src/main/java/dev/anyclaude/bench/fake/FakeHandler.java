package dev.anyclaude.bench.fake;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import tools.jackson.databind.JsonNode;

/** Serves the fake's API. One completion at a time, the others wait in order of arrival. */
final class FakeHandler extends Handler.Abstract {
    private static final int DEFAULT_OUTPUT_TOKENS = 16;
    private static final int CUT_EVERY = 3;

    private final FakeCosts costs;
    private final FakeTokens tokens;
    private final PrefixCache cache;
    private final AtomicLong requests = new AtomicLong();
    private final ReentrantLock machine = new ReentrantLock(true);

    FakeHandler(FakeCosts costs, FakeTokens tokens, PrefixCache cache) {
        this.costs = costs;
        this.tokens = tokens;
        this.cache = cache;
    }

    long completions() {
        return requests.get();
    }

    void reset() {
        if (!costs.traps().contains(Trap.RESET_KEEPS_CACHE)) {
            cache.clear();
        }
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws IOException {
        String path = Request.getPathInContext(request);
        if (path.endsWith("/chat/completions")) {
            machine.lock();
            try {
                complete(request, response, callback);
            } finally {
                machine.unlock();
            }
        } else if (path.endsWith("/models")) {
            Replies.json(response, 200, Replies.models(FakeBackend.MODEL), callback);
        } else if (path.endsWith("/tokenize")) {
            JsonNode body = Replies.body(request);
            int count = tokens.of(prompt(body)).length;
            Replies.json(response, 200, ChatChunks.MAPPER.createObjectNode().put("count", count), callback);
        } else if (path.endsWith("/reset")) {
            reset();
            Replies.json(response, 200, ChatChunks.MAPPER.createObjectNode().put("reset", true), callback);
        } else {
            Replies.notFound(response, callback);
        }
        return true;
    }

    private void complete(Request request, Response response, Callback callback) throws IOException {
        JsonNode body = Replies.body(request);
        long startNanos = System.nanoTime();
        long number = requests.getAndIncrement();
        if (costs.traps().contains(Trap.CUTS_CONNECTIONS) && number % CUT_EVERY == CUT_EVERY - 1) {
            request.getConnectionMetaData().getConnection().getEndPoint().close();
            callback.failed(new IOException("cut off"));
            return;
        }
        PrefixCache.Hit hit = cache.use(prompt(body));
        if (costs.traps().contains(Trap.REUSES_NOTHING)) {
            hit = new PrefixCache.Hit(hit.promptTokens(), 0);
        }
        int output = Math.max(1, body.path("max_tokens").asInt(DEFAULT_OUTPUT_TOKENS));
        FakeTurn turn = new FakeTurn(costs, number, startNanos, hit, output);
        FakeAnswer answer = new FakeAnswer(turn, tool(body));
        if (!body.path("stream").asBoolean(false)) {
            FakeTurn.waitUntil(turn.tokenNanos(output - 1));
            Replies.json(response, 200, answer.whole(), callback);
            return;
        }
        try (EventStream stream = new EventStream(response)) {
            boolean usage = body.path("stream_options").path("include_usage").asBoolean(false);
            answer.stream(stream, usage && !costs.traps().contains(Trap.NO_USAGE));
        }
        callback.succeeded();
    }

    private String prompt(JsonNode body) {
        String prompt = FakePrompt.of(body);
        return costs.traps().contains(Trap.OPENS_WITH_ITS_OWN_TEXT) ? FakePrompt.OPENING + prompt : prompt;
    }

    /** The tool that is called; none unless that is what the fake does. */
    private String tool(JsonNode body) {
        return costs.traps().contains(Trap.BUFFERED_TOOL_CALLS)
                ? body.path("tools").path(0).path("function").path("name").asString("")
                : "";
    }
}
