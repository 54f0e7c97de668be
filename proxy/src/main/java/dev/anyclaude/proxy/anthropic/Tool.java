package dev.anyclaude.proxy.anthropic;

import dev.anyclaude.proxy.json.JsonSlice;
import dev.anyclaude.proxy.json.JsonText;
import java.util.Objects;
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
        boolean deferLoading) {
    /** Most that are equal are the very object, and a record's own comparison does not begin with that. */
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || (other instanceof Tool tool
                        && deferLoading == tool.deferLoading
                        && name.equals(tool.name)
                        && Objects.equals(description, tool.description)
                        && Objects.equals(inputSchema, tool.inputSchema));
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, description, inputSchema, deferLoading);
    }
}
