package dev.anyclaude.proxy.anthropic;

import dev.anyclaude.proxy.json.JsonText;
import org.jspecify.annotations.Nullable;

/**
 * Which tools the model may or must call.
 *
 * @param name the tool of {@link Kind#TOOL}
 * @param oneAtATime whether parallel calls are forbidden
 */
public record ToolChoice(Kind kind, @Nullable JsonText name, boolean oneAtATime) {

    /** How free the model is. */
    public enum Kind {
        /** It decides. */
        AUTO,
        /** It must call one. */
        ANY,
        /** It must call this one. */
        TOOL,
        /** It must call none. */
        NONE
    }
}
