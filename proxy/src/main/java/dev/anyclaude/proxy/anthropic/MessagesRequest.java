package dev.anyclaude.proxy.anthropic;

import dev.anyclaude.proxy.json.JsonText;
import java.util.List;
import java.util.OptionalInt;

/**
 * One request of the Messages API; members it does not know are left alone. Immutable. Its texts are ranges of the body, so it
 * keeps the body alive.
 */
public final class MessagesRequest {
    private final String model;
    private final boolean stream;
    private final List<JsonText> system;
    private final List<Tool> tools;
    private final List<Message> messages;
    private final RequestParameters parameters;
    private final int cacheMarkers;
    private final String session;
    private final int bodyBytes;

    MessagesRequest(
            String model,
            boolean stream,
            List<JsonText> system,
            List<Tool> tools,
            List<Message> messages,
            RequestParameters parameters,
            int cacheMarkers,
            String session,
            int bodyBytes) {
        this.model = model;
        this.stream = stream;
        this.system = List.copyOf(system);
        this.tools = List.copyOf(tools);
        this.messages = List.copyOf(messages);
        this.parameters = parameters;
        this.cacheMarkers = cacheMarkers;
        this.session = session;
        this.bodyBytes = bodyBytes;
    }

    /**
     * Reads a request.
     *
     * @param body UTF-8; must not be changed afterwards
     * @throws ApiException {@code INVALID_REQUEST}, naming the JSON path of what is wrong
     */
    public static MessagesRequest read(byte[] body) {
        return new MessagesRequestReader(body).read();
    }

    /** The same request with other messages. */
    MessagesRequest withMessages(List<Message> others, int allCacheMarkers, int bytes) {
        return new MessagesRequest(model, stream, system, tools, others, parameters, allCacheMarkers, session, bytes);
    }

    /** The model the client names; the response names it again. */
    public String model() {
        return model;
    }

    /** Whether the client wants events. */
    public boolean stream() {
        return stream;
    }

    /** Most tokens to decode. */
    public OptionalInt maxTokens() {
        return parameters.maxTokens();
    }

    /** Whether any tool is declared; side requests declare none. */
    public boolean hasTools() {
        return !tools.isEmpty();
    }

    /** The system prompt's texts; a system prompt that is a string is one text. */
    public List<JsonText> system() {
        return system;
    }

    /** All tools declared, the deferred ones too. */
    public List<Tool> tools() {
        return tools;
    }

    /** The conversation, not empty. */
    public List<Message> messages() {
        return messages;
    }

    /** How the answer is to be made. */
    public RequestParameters parameters() {
        return parameters;
    }

    /** Cache markers anywhere in the request. */
    public int cacheMarkers() {
        return cacheMarkers;
    }

    /** The session named in {@code metadata.user_id}; empty if none is. */
    public String session() {
        return session;
    }

    /** Bytes of the body it was read from. */
    public int bodyBytes() {
        return bodyBytes;
    }
}
