package dev.anyclaude.proxy.openai;

import java.util.OptionalInt;

/**
 * A piece of a tool call, or all of it.
 *
 * @param index which call of the answer; empty if the backend does not number them
 * @param id empty if this piece carries none
 * @param name empty if this piece carries none
 * @param arguments JSON text to append to what earlier pieces brought
 */
public record ToolCallFragment(OptionalInt index, String id, String name, String arguments) {}
