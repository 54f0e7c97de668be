package dev.anyclaude.bench.fake;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Response;
import tools.jackson.databind.JsonNode;

/** An answer as server-sent events, each on its way as soon as it is written. */
final class EventStream implements AutoCloseable {
    private final OutputStream out;

    EventStream(Response response) {
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/event-stream");
        out = Content.Sink.asOutputStream(response);
    }

    void data(JsonNode data) throws IOException {
        send("data: " + data + "\n\n");
    }

    void comment(String text) throws IOException {
        send(": " + text + "\n\n");
    }

    /** Ends it as OpenAI does. */
    void done() throws IOException {
        send("data: [DONE]\n\n");
    }

    private void send(String event) throws IOException {
        out.write(event.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
