package dev.anyclaude.proxy.anthropic;

import java.util.OptionalInt;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One request of the Messages API; keys it does not know are left alone. Immutable. */
public final class MessagesRequest {
    private final JsonNode root;

    private MessagesRequest(JsonNode root) {
        this.root = root;
    }

    /**
     * Reads a request.
     *
     * @param body UTF-8; must not be changed afterwards
     * @throws ApiException {@code INVALID_REQUEST}, naming the JSON path of what is wrong
     */
    public static MessagesRequest read(byte[] body) {
        try {
            return new MessagesRequest(JsonMapper.shared().readTree(body));
        } catch (JacksonException broken) {
            throw new ApiException(ApiException.Kind.INVALID_REQUEST, "the body is not valid JSON", broken);
        }
    }

    /** The model the client names; the response names it again. */
    public String model() {
        return root.path("model").asString("");
    }

    /** Whether the client wants events. */
    public boolean stream() {
        return root.path("stream").asBoolean(false);
    }

    /** Most tokens to decode. */
    public OptionalInt maxTokens() {
        JsonNode limit = root.path("max_tokens");
        return limit.isInt() ? OptionalInt.of(limit.intValue()) : OptionalInt.empty();
    }

    /** Whether any tool is declared; side requests declare none. */
    public boolean hasTools() {
        return !root.path("tools").isEmpty();
    }
}
