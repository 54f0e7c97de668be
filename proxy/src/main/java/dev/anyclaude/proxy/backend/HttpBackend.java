package dev.anyclaude.proxy.backend;

import dev.anyclaude.proxy.json.JsonBytes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * A model server that speaks chat completions. Redirects and the system's proxies are not followed: nothing goes anywhere but to the
 * address given. Thread-safe.
 */
public final class HttpBackend {
    private static final String CHAT = "v1/chat/completions";
    private static final Set<Integer> NO_SUCH_ENDPOINT = Set.of(404, 405, 501);

    private final BackendAddress address;
    private final String key;
    private final LongSupplier nanoTime;
    private final KeptConnections kept;
    private final TokenQuestion tokens;

    /**
     * Connects to nothing yet.
     *
     * @param key sent as bearer token; empty for none
     */
    public HttpBackend(BackendAddress address, String key) {
        this(address, key, System::nanoTime);
    }

    HttpBackend(BackendAddress address, String key, LongSupplier nanoTime) {
        this.address = address;
        this.nanoTime = nanoTime;
        this.kept = new KeptConnections(nanoTime);
        if (!key.chars().allMatch(c -> c > ' ' && c < 0x7F)) {
            throw new IllegalArgumentException("the backend's key has characters that no header can have");
        }
        this.key = key;
        this.tokens = new TokenQuestion(this);
    }

    /** Where it is. */
    public BackendAddress address() {
        return address;
    }

    /** Prepares a chat completion; nothing is sent before {@link BackendCall#open}. */
    public BackendCall prepare(JsonBytes body, Affinity affinity) {
        StringBuilder headers = new StringBuilder();
        header(headers, Affinity.PREFIX_HEADER, affinity.prefixKey());
        header(headers, Affinity.ROUTER_HEADER, affinity.prefixKey());
        if (!affinity.sessionKey().isEmpty()) {
            header(headers, Affinity.SESSION_HEADER, affinity.sessionKey());
        }
        return new BackendCall(post(CHAT, body, headers.toString(), Limits.GENERATION), address);
    }

    /**
     * Sends a chat completion and waits for all of the answer, as it comes.
     *
     * @throws BackendException if there is none
     */
    public String chat(byte[] body) throws BackendException {
        try (BackendResponse response =
                post(CHAT, JsonBytes.of(body), "", Limits.GENERATION).send()) {
            String answer = response.text();
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
        try (BackendResponse response = get("v1/models").send()) {
            String body = response.text();
            if (!response.isSuccessful()) {
                throw Refusals.of(response, body, address);
            }
            return new BackendModels(
                    ModelList.read(body),
                    Optional.ofNullable(response.header("server")).orElse(""),
                    OptionalInt.empty());
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
        try (BackendResponse response = get("v1/models").send()) {
            return response.status() > 0;
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
    public OptionalInt countTokens(JsonBytes body) {
        return tokens.ask(body);
    }

    /**
     * Answer of a question by POST.
     *
     * @return empty if the backend has no such endpoint
     * @throws IOException if it does not answer this time
     */
    Optional<String> ask(String path, JsonBytes body) throws IOException {
        try (BackendResponse response = post(path, body, "", Limits.QUESTION).send()) {
            if (NO_SUCH_ENDPOINT.contains(response.status())) {
                return Optional.empty();
            }
            if (!response.isSuccessful()) {
                throw new IOException(path + " answers " + response.status());
            }
            return Optional.of(response.text());
        }
    }

    /** Answer of a question by GET; an unsuccessful one is an {@link IOException}. */
    String ask(String path) throws IOException {
        try (BackendResponse response = get(path).send()) {
            if (!response.isSuccessful()) {
                throw new IOException(path + " answers " + response.status());
            }
            return response.text();
        }
    }

    private Exchange get(String path) {
        return new Exchange(address, kept, head("GET", path, ""), JsonBytes.of(new byte[0]), Limits.QUESTION, nanoTime);
    }

    private Exchange post(String path, JsonBytes body, String headers, Limits limits) {
        String more = "Content-Type: application/json\r\nContent-Length: " + body.length() + "\r\n" + headers;
        return new Exchange(address, kept, head("POST", path, more), body, limits, nanoTime);
    }

    private byte[] head(String method, String path, String headers) {
        StringBuilder head = new StringBuilder(512)
                .append(method)
                .append(' ')
                .append(address.target(path))
                .append(" HTTP/1.1\r\n");
        header(head, "Host", address.authority());
        header(head, "User-Agent", "anyclaude");
        header(head, "Accept-Encoding", "identity");
        if (!key.isEmpty()) {
            header(head, "Authorization", "Bearer " + key);
        }
        return head.append(headers).append("\r\n").toString().getBytes(StandardCharsets.US_ASCII);
    }

    private static void header(StringBuilder head, String name, String value) {
        head.append(name).append(": ").append(value).append("\r\n");
    }
}
