package dev.anyclaude.proxy.http;

import dev.anyclaude.proxy.telemetry.Metrics;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** {@code GET /metrics}: totals in the text format of Prometheus. */
final class MetricsEndpoint implements Endpoint {
    private final Metrics metrics;

    MetricsEndpoint(Metrics metrics) {
        this.metrics = metrics;
    }

    @Override
    public void handle(Request request, Response response, Callback callback) {
        response.setStatus(200);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, Metrics.CONTENT_TYPE);
        response.write(true, ByteBuffer.wrap(metrics.text()), callback);
    }
}
