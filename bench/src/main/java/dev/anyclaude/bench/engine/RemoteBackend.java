package dev.anyclaude.bench.engine;

import dev.anyclaude.bench.engine.BackendUnderTestException.Kind;
import java.net.URI;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** A server that somebody else runs. Requests go to its address and nowhere else; it is not stopped in the end. */
public final class RemoteBackend implements BackendUnderTest {
    private final BackendHttp http;
    private final String model;
    private final Map<String, String> description;
    private final CacheReset cacheReset;
    private final boolean canReset;
    private final boolean tellsTotal;

    private RemoteBackend(BackendHttp http, String model, Map<String, String> description) {
        this.http = http;
        this.model = model;
        this.description = Collections.unmodifiableMap(description);
        this.cacheReset = new CacheReset(http);
        this.canReset = cacheReset.run();
        this.tellsTotal = tokensSaved().isPresent();
    }

    /**
     * Asks a server what it is, and empties its cache once to see whether that can be done.
     *
     * @param address with or without {@code /v1}
     * @param model to ask for; if empty, the first one the server lists
     * @throws BackendUnderTestException if it does not answer, or lists no model
     */
    public static RemoteBackend connect(URI address, Optional<String> model) {
        if (!"http".equals(address.getScheme()) && !"https".equals(address.getScheme())) {
            throw new BackendUnderTestException(Kind.START_FAILED, "not an HTTP address: " + address, null);
        }
        BackendHttp http = new BackendHttp(address);
        BackendHttp.Answer models = http.send("GET", "/v1/models")
                .orElseThrow(
                        () -> new BackendUnderTestException(Kind.START_FAILED, "nothing answers at " + address, null));
        String chosen = model.or(() -> first(models))
                .orElseThrow(() -> new BackendUnderTestException(
                        Kind.START_FAILED,
                        address + " lists no model (" + models.status() + " from /v1/models); name one with --model",
                        null));
        return new RemoteBackend(http, chosen, RemoteFacts.read(http, models, chosen));
    }

    private static Optional<String> first(BackendHttp.Answer models) {
        return StreamSupport.stream(models.json().path("data").spliterator(), false)
                .map(entry -> entry.path("id").asString(""))
                .filter(id -> !id.isEmpty())
                .findFirst();
    }

    @Override
    public URI url() {
        return http.root();
    }

    @Override
    public String name() {
        return http.root().toString();
    }

    @Override
    public boolean simulated() {
        return false;
    }

    @Override
    public String model() {
        return model;
    }

    @Override
    public Map<String, String> description() {
        return description;
    }

    @Override
    public boolean canReset() {
        return canReset;
    }

    @Override
    public boolean keepsSeveralPrompts() {
        return true;
    }

    @Override
    public void reset() {
        if (!cacheReset.run()) {
            throw new BackendUnderTestException(
                    Kind.RESET_FAILED,
                    name() + " has no way to empty its prefix cache that is known here; tried " + cacheReset.tried(),
                    null);
        }
    }

    @Override
    public OptionalLong cachedTokensInAll() {
        return tellsTotal ? tokensSaved() : OptionalLong.empty();
    }

    /** {@code tokens_saved} of vllm-mlx. */
    private OptionalLong tokensSaved() {
        JsonNode saved = http.send("GET", "/v1/status")
                .filter(BackendHttp.Answer::isSuccess)
                .map(answer -> answer.json().path("cache").path("tokens_saved"))
                .orElse(MissingNode.getInstance());
        return saved.isIntegralNumber() ? OptionalLong.of(saved.asLong()) : OptionalLong.empty();
    }

    @Override
    public void close() {
        http.close();
    }
}
