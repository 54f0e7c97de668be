package dev.anyclaude.proxy.backend;

import java.io.IOException;
import java.net.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/**
 * A model server that speaks chat completions. Each connection carries one request: servers that speak HTTP/1.0, as {@code
 * mlx_lm.server} does, close it after the answer, and a request must never fail for having found it closed. Redirects and the
 * system's proxies are not followed: nothing goes anywhere but to the address given. Thread-safe.
 */
public final class HttpBackend {
    /** Until a connection stands. */
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    /** Longest silence; a prefill is silent on most backends and can take minutes. */
    private static final Duration SILENCE_TIMEOUT = Duration.ofMinutes(20);
    /** For questions that need no model. */
    private static final Duration QUESTION_TIMEOUT = Duration.ofSeconds(3);

    private static final MediaType JSON = MediaType.get("application/json");

    private static final Set<Integer> NO_SUCH_ENDPOINT = Set.of(404, 405, 501);

    private final BackendAddress address;
    private final String key;
    private final OkHttpClient client;
    private final OkHttpClient questions;
    private final TokenQuestion tokens;

    /**
     * Connects to nothing yet.
     *
     * @param key sent as bearer token; empty for none
     */
    public HttpBackend(BackendAddress address, String key) {
        this.address = address;
        this.key = key;
        this.client = new OkHttpClient.Builder()
                .protocols(List.of(Protocol.HTTP_1_1))
                .connectionPool(new ConnectionPool(0, 1, TimeUnit.SECONDS))
                .retryOnConnectionFailure(false)
                .followRedirects(false)
                .followSslRedirects(false)
                .proxy(Proxy.NO_PROXY)
                .eventListener(new SendAtOnce())
                .fastFallback(false) // it would connect on a thread of its own
                .connectTimeout(CONNECT_TIMEOUT)
                .readTimeout(SILENCE_TIMEOUT)
                .writeTimeout(Duration.ofMinutes(1))
                .build();
        this.questions = client.newBuilder().callTimeout(QUESTION_TIMEOUT).build();
        this.tokens = new TokenQuestion(this);
    }

    /** Where it is. */
    public BackendAddress address() {
        return address;
    }

    /** Prepares a chat completion; nothing is sent before {@link BackendCall#open}. */
    public BackendCall prepare(byte[] body, Affinity affinity) {
        Request.Builder request =
                post("v1/chat/completions", body).newBuilder().header(Affinity.PREFIX_HEADER, affinity.prefixKey());
        if (!affinity.sessionKey().isEmpty()) {
            request.header(Affinity.SESSION_HEADER, affinity.sessionKey());
        }
        return new BackendCall(client.newCall(request.build()), address);
    }

    /**
     * Sends a chat completion and waits for all of the answer, as it comes.
     *
     * @throws BackendException if there is none
     */
    public String chat(byte[] body) throws BackendException {
        try (Response response =
                client.newCall(post("v1/chat/completions", body)).execute()) {
            String answer = response.body().string();
            if (!response.isSuccessful()) {
                throw Refusals.of(response, answer, address);
            }
            return answer;
        } catch (IOException e) {
            throw Failures.of(e, address);
        }
    }

    /** Asks for its models. */
    public BackendModels models() throws BackendException {
        try (Response response = questions.newCall(get("v1/models")).execute()) {
            String body = response.body().string();
            if (!response.isSuccessful()) {
                throw Refusals.of(response, body, address);
            }
            return new BackendModels(ModelList.read(body), response.header("server", ""), OptionalInt.empty());
        } catch (IOException e) {
            throw Failures.of(e, address);
        }
    }

    /** Asks for its models and their limits: one question more for a backend that tells them elsewhere. */
    public BackendModels inspect() throws BackendException {
        return new Questions(this).complete(models());
    }

    /** Whether it answers at all, with whatever status. */
    public boolean answers() {
        try (Response response = questions.newCall(get("v1/models")).execute()) {
            return response.code() > 0;
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Counts a prompt without generating.
     *
     * @param body a chat completions request
     * @return tokens of the rendered prompt; empty if the backend has no way to tell
     */
    public OptionalInt countTokens(byte[] body) {
        return tokens.ask(body);
    }

    /**
     * Answer of a question by POST.
     *
     * @return empty if the backend has no such endpoint
     * @throws IOException if it does not answer this time
     */
    Optional<String> ask(String path, byte[] body) throws IOException {
        try (Response response = questions.newCall(post(path, body)).execute()) {
            if (NO_SUCH_ENDPOINT.contains(response.code())) {
                return Optional.empty();
            }
            if (!response.isSuccessful()) {
                throw new IOException(path + " answers " + response.code());
            }
            return Optional.of(response.body().string());
        }
    }

    /** Answer of a question by GET; an unsuccessful one is an {@link IOException}. */
    String ask(String path) throws IOException {
        try (Response response = questions.newCall(get(path)).execute()) {
            if (!response.isSuccessful()) {
                throw new IOException(path + " answers " + response.code());
            }
            return response.body().string();
        }
    }

    private Request get(String path) {
        return request(path).get().build();
    }

    private Request post(String path, byte[] body) {
        return request(path).post(RequestBody.create(body, JSON)).build();
    }

    private Request.Builder request(String path) {
        Request.Builder request =
                new Request.Builder().url(address.endpoint(path)).header("Accept-Encoding", "identity");
        return key.isEmpty() ? request : request.header("Authorization", "Bearer " + key);
    }
}
