package dev.anyclaude.bench.engine.llama;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Response;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** An answer as server-sent events, each on the wire as soon as it is there. Headers go with the first token, as llama.cpp does. */
final class EventStream implements AnswerSink {
    private final Response response;
    private final ChatJson json;
    private final ClientConnection client;
    private @Nullable OutputStream out;

    EventStream(Response response, ChatJson json, ClientConnection client) {
        this.response = response;
        this.json = json;
        this.client = client;
    }

    boolean hasStarted() {
        return out != null;
    }

    @Override
    public void text(String piece) throws IOException {
        if (out == null) {
            send(event(json.firstChunk()) + event(json.textChunk(piece)));
        } else if (!piece.isEmpty()) {
            send(event(json.textChunk(piece)));
        }
    }

    @Override
    public boolean isGone() {
        return client.isGone();
    }

    void finish(Completion completion, boolean includeUsage) throws IOException {
        String first = out == null ? event(json.firstChunk()) : "";
        send(first + event(json.lastChunk(completion)));
        end((includeUsage ? event(json.usageChunk(completion)) : "") + "data: [DONE]\n\n");
    }

    /** Ends a stream that has begun without {@code [DONE]}. */
    void fail(EngineException error) throws IOException {
        end(event(ChatJson.error(error)));
    }

    private void end(String events) throws IOException {
        send(events);
        stream().close();
    }

    private void send(String events) throws IOException {
        stream().write(events.getBytes(StandardCharsets.UTF_8));
        stream().flush();
    }

    private OutputStream stream() {
        if (out == null) {
            response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/event-stream");
            response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-cache");
            out = Content.Sink.asOutputStream(response);
        }
        return out;
    }

    private static String event(ObjectNode data) {
        return "data: " + data + "\n\n";
    }
}
