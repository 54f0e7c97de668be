package dev.anyclaude.proxy.anthropic;

import dev.anyclaude.proxy.json.JsonSlice;
import dev.anyclaude.proxy.json.JsonText;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * How the answer is to be made; what the client left out is null or empty.
 *
 * @param maxTokens most tokens to decode
 * @param outputSchema the JSON schema the answer must follow
 * @param effort a word such as {@code medium}
 * @param thinkingOff whether the client wants none; a client that says nothing leaves it to the backend
 */
public record RequestParameters(
        OptionalInt maxTokens,
        @Nullable JsonSlice temperature,
        @Nullable JsonSlice topP,
        @Nullable JsonSlice topK,
        List<JsonText> stopSequences,
        @Nullable ToolChoice toolChoice,
        @Nullable JsonSlice outputSchema,
        @Nullable JsonText effort,
        boolean thinkingOff) {
    public RequestParameters {
        stopSequences = List.copyOf(stopSequences);
    }
}
