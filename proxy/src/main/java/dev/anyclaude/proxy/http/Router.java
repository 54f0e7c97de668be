package dev.anyclaude.proxy.http;

import dev.anyclaude.proxy.anthropic.ApiException;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Finds the endpoint of a request. A page in a browser can make its host name mean this machine and then talk to it, so only
 * requests that name this machine as such are answered, and none that a foreign page sends. Where there is a key only requests
 * that bring it are answered, whatever they call this machine, but for those that ask whether it is up.
 */
final class Router extends Handler.Abstract {
    static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    private static final Pattern PORT = Pattern.compile(":\\d+$");
    private static final Pattern SCHEME = Pattern.compile("^https?://");
    private static final Set<String> OPEN = Set.of("GET /", "HEAD /", "GET /healthz");

    private final String host;
    private final AccessKey key;
    private final int bodyLimitBytes;
    private final Map<String, Endpoint> routes;

    Router(String host, Endpoints endpoints) {
        this.host = host;
        this.key = endpoints.key();
        this.bodyLimitBytes = endpoints.bodyLimitBytes();
        Endpoint welcome = new WelcomeEndpoint();
        this.routes = Map.of(
                "POST /v1/messages",
                new MessagesEndpoint(endpoints),
                "POST /v1/messages/count_tokens",
                new CountTokensEndpoint(endpoints),
                "GET " + ModelsEndpoint.PATH,
                new ModelsEndpoint(endpoints.models()),
                "GET /healthz",
                new HealthEndpoint(endpoints),
                "GET /stats",
                (request, response, callback) ->
                        Replies.json(response, callback, endpoints.monitoring().stats()),
                "GET /metrics",
                new MetricsEndpoint(endpoints.monitoring().metrics()),
                "GET /",
                welcome,
                "HEAD /",
                welcome);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        try {
            String path = Optional.ofNullable(request.getHttpURI().getPath()).orElse("");
            boolean oneModel = path.startsWith(ModelsEndpoint.PATH + "/");
            String route = request.getMethod() + " " + (oneModel ? ModelsEndpoint.PATH : path);
            admit(request, route);
            Endpoint endpoint = routes.get(route);
            if (endpoint == null) {
                throw new ApiException(
                        ApiException.Kind.NOT_FOUND, "there is no " + request.getMethod() + " " + path + " here");
            }
            endpoint.handle(request, response, callback);
        } catch (ApiException e) {
            Replies.error(response, callback, e);
        } catch (IOException e) {
            callback.failed(e);
        }
        return true;
    }

    private void admit(Request request, String route) throws IOException {
        if (key.isSet() && key.isBroughtBy(request)) {
            return;
        }
        requireThisMachine(request);
        if (key.isSet() && !OPEN.contains(route)) {
            Bodies.drop(request, bodyLimitBytes);
            throw new ApiException(
                    ApiException.Kind.AUTHENTICATION,
                    "this proxy wants its key, as x-api-key or as Authorization: Bearer");
        }
    }

    private void requireThisMachine(Request request) {
        String named =
                Optional.ofNullable(request.getHeaders().get(HttpHeader.HOST)).orElse("localhost");
        String origin =
                Optional.ofNullable(request.getHeaders().get(HttpHeader.ORIGIN)).orElse("");
        boolean foreignPage =
                !origin.isEmpty() && !isThisMachine(SCHEME.matcher(origin).replaceFirst(""));
        if (foreignPage || !isThisMachine(named)) {
            throw new ApiException(
                    ApiException.Kind.PERMISSION,
                    "this proxy answers only requests to localhost, 127.0.0.1 or " + host);
        }
    }

    private boolean isThisMachine(String authority) {
        String name = PORT.matcher(authority).replaceFirst("");
        return THIS_MACHINE.contains(name) || name.equalsIgnoreCase("localhost") || name.equalsIgnoreCase(host);
    }
}
