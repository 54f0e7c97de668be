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

    private static final BlockStart TEXT_START = new BlockStart(Kind.TEXT, "", "");
    private static final BlockStart THINKING_START = new BlockStart(Kind.THINKING, "", "");

    public BlockStart {
        if ((kind == Kind.TOOL_USE) == (toolId.isEmpty() || toolName.isEmpty())) {
            throw new IllegalArgumentException(kind + " with tool id '" + toolId + "' and name '" + toolName + "'");
        }
    }

    /** A block of answer text. */
    public static BlockStart text() {
        return TEXT_START;
    }

    /** A block of thinking. */
    public static BlockStart thinking() {
        return THINKING_START;
    }

    /** A call of a tool. */
    public static BlockStart toolUse(String id, String name) {
        return new BlockStart(Kind.TOOL_USE, id, name);
    }
}
