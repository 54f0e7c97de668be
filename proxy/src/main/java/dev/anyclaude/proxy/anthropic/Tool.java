package dev.anyclaude.proxy.anthropic;

import dev.anyclaude.proxy.json.JsonSlice;
import dev.anyclaude.proxy.json.JsonText;
import org.jspecify.annotations.Nullable;

/**
 * A tool the model may call.
 *
 * @param inputSchema null for a tool that Anthropic's servers run
 * @param deferLoading whether the model is to see it only once the conversation refers to it
 */
public record Tool(
        JsonText name,
        @Nullable JsonText description,
        @Nullable JsonSlice inputSchema,
        boolean deferLoading) {}
