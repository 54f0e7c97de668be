package dev.anyclaude.proxy.prefix;

import dev.anyclaude.proxy.anthropic.ContentBlock.ToolUse;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a call of {@link DeferredTools#CALLER} asks for.
 *
 * @param input an object
 */
public record DeferredCall(String tool, JsonNode input) {
    private static final String TOOL = "tool";
    private static final String INPUT = "input";

    /**
     * Reads a call's arguments. Models that do not keep to the schema put the input into a string, or beside the name.
     *
     * @return empty if no tool is named or the input is no object
     */
    public static Optional<DeferredCall> of(String arguments) {
        try {
            JsonNode root = JsonMapper.shared().readTree(arguments);
            String tool = root.path(TOOL).asString("").strip();
            if (!(root instanceof ObjectNode object) || tool.isEmpty()) {
                return Optional.empty();
            }
            JsonNode input = object.path(INPUT);
            if (input.isString()) {
                input = JsonMapper.shared().readTree(input.asString());
            } else if (input.isMissingNode()) {
                object.remove(TOOL);
                input = object;
            }
            return input.isObject() ? Optional.of(new DeferredCall(tool, input)) : Optional.empty();
        } catch (JacksonException e) {
            return Optional.empty(); // cut off, or no JSON: the client is told as it came
        }
    }

    /** The arguments of the call that stands for a client's call of a deferred tool; the input's bytes stay the client's. */
    static String json(ToolUse call) {
        return "{\"" + TOOL + "\":\"" + call.name() + "\",\"" + INPUT + "\":" + call.input() + "}";
    }
}
