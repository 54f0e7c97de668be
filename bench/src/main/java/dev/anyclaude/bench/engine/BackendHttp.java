package dev.anyclaude.bench.engine;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** Small requests to one server, and to no other: redirects are not followed. */
final class BackendHttp implements AutoCloseable {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final RequestBody NOTHING = RequestBody.create(new byte[0]);
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration READ_TIMEOUT = Duration.ofSeconds(60);

    private final String root;
    private final OkHttpClient client = new OkHttpClient.Builder()
            .followRedirects(false)
            .protocols(java.util.List.of(Protocol.HTTP_1_1))
            .connectTimeout(CONNECT_TIMEOUT)
            .readTimeout(READ_TIMEOUT)
            .build();

    /**
     * What a server said.
     *
     * @param server its {@code Server} header; may be empty
     */
    record Answer(int status, String server, String body) {
        boolean isSuccess() {
            return status >= 200 && status < 300;
        }

        /** The body as JSON; missing if it is none. */
        JsonNode json() {
            try {
                return MAPPER.readTree(body);
            } catch (JacksonException e) {
                return MissingNode.getInstance();
            }
        }
    }

    /**
     * Requests to a base address.
     *
     * @param base may end in {@code /v1}, with or without a slash
     */
    BackendHttp(URI base) {
        root = base.toString().replaceFirst("(/v1)?/?$", "");
    }

    /** The base address without {@code /v1} and without a slash. */
    URI root() {
        return URI.create(root);
    }

    /** Sends a request without a body; empty if there is no answer. */
    Optional<Answer> send(String method, String path) {
        Request request = new Request.Builder()
                .url(root + path)
                .method(method, method.equals("GET") ? null : NOTHING)
                .build();
        try (Response response = client.newCall(request).execute()) {
            return Optional.of(new Answer(
                    response.code(),
                    response.header("Server", ""),
                    response.body().string()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        client.dispatcher().executorService().shutdown();
        client.connectionPool().evictAll();
    }
}
