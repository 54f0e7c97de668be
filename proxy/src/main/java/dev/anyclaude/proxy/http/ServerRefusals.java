package dev.anyclaude.proxy.http;

import dev.anyclaude.proxy.anthropic.ApiException;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** What the HTTP server refuses by itself, before an endpoint sees it, in the API's shape: headers too large, an address that is none. */
final class ServerRefusals implements Request.Handler {
    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        int status = response.getStatus();
        Replies.error(
                response,
                callback,
                new ApiException(kind(status), "the request was refused: " + HttpStatus.getMessage(status)));
        return true;
    }

    private static ApiException.Kind kind(int status) {
        return switch (status) {
            case HttpStatus.PAYLOAD_TOO_LARGE_413,
                    HttpStatus.URI_TOO_LONG_414,
                    HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE_431 -> ApiException.Kind.REQUEST_TOO_LARGE;
            default -> HttpStatus.isClientError(status) ? ApiException.Kind.INVALID_REQUEST : ApiException.Kind.API;
        };
    }
}
