package dev.anyclaude.proxy.anthropic;

/**
 * What a content block is, known when it starts.
 *
 * @param toolId empty unless a tool is called
 * @param toolName empty unless a tool is called
 */
public record BlockStart(Kind kind, String toolId, String toolName) {
    /** Kinds of content a local model produces. */
    public enum Kind {
        TEXT,
        THINKING,
        TOOL_USE
    }

    public BlockStart {
        if ((kind == Kind.TOOL_USE) == (toolId.isEmpty() || toolName.isEmpty())) {
            throw new IllegalArgumentException(kind + " with tool id '" + toolId + "' and name '" + toolName + "'");
        }
    }

    /** A block of answer text. */
    public static BlockStart text() {
        return new BlockStart(Kind.TEXT, "", "");
    }

    /** A block of thinking. */
    public static BlockStart thinking() {
        return new BlockStart(Kind.THINKING, "", "");
    }

    /** A call of a tool. */
    public static BlockStart toolUse(String id, String name) {
        return new BlockStart(Kind.TOOL_USE, id, name);
    }
}
