package dev.anyclaude.proxy.turn;

import dev.anyclaude.proxy.anthropic.ApiException;
import dev.anyclaude.proxy.anthropic.ApiException.Kind;
import dev.anyclaude.proxy.backend.BackendException;

/**
 * What the client is told when the backend fails. Clients try again after {@code api_error}, {@code overloaded_error} and {@code
 * rate_limit_error}, which is right for a backend that is starting, loading or busy, and give up after the rest.
 */
final class BackendFailures {
    private BackendFailures() {}

    static ApiException translate(BackendException e) {
        return PromptTooLong.of(e).orElseGet(() -> ofKind(e));
    }

    private static ApiException ofKind(BackendException e) {
        Kind kind = switch (e.kind()) {
            case UNREACHABLE, MALFORMED, BROKEN -> Kind.API;
            case TIMEOUT -> Kind.TIMEOUT;
            case REFUSED -> ofStatus(e.status());
        };
        return new ApiException(
                kind, String.valueOf(e.getMessage()), e.retryAfter().orElse(null), e);
    }

    private static Kind ofStatus(int status) {
        return switch (status) {
            case 401 -> Kind.AUTHENTICATION;
            case 403 -> Kind.PERMISSION;
            case 404 -> Kind.NOT_FOUND;
            case 413 -> Kind.REQUEST_TOO_LARGE;
            case 429 -> Kind.RATE_LIMIT;
            case 503, 529 -> Kind.OVERLOADED;
            case 504 -> Kind.TIMEOUT;
            default -> status >= 400 && status < 500 ? Kind.INVALID_REQUEST : Kind.API;
        };
    }
}
