package dev.anyclaude.proxy.anthropic;

import java.util.Locale;

/** Who speaks. Claude Code also sends {@code system} inside the conversation. */
public enum Role {
    USER,
    ASSISTANT,
    SYSTEM;

    /** The word on the wire, which is the same in both APIs. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
