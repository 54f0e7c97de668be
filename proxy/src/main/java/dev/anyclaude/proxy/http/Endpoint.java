package dev.anyclaude.proxy.http;

import dev.anyclaude.proxy.anthropic.ApiException;
import java.io.IOException;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Answers one kind of request. */
interface Endpoint {
    /**
     * Answers, and completes the callback.
     *
     * @throws ApiException to have it answered with its status; nothing may have been written then
     * @throws IOException if the client has left
     */
    void handle(Request request, Response response, Callback callback) throws IOException;
}
