package dev.anyclaude.proxy.prefix;

import java.util.Locale;

/** The rules of the normaliser, in the order they are applied. Each can be switched off by itself. */
public enum RuleName {
    /** Removes the accounting line, whose digits differ from session to session. */
    BILLING_HEADER,
    /** Drops cache markers, which move from message to message. */
    CACHE_CONTROL,
    /** Moves the system messages before the first answer into the head, which all sessions of a project share. */
    EARLY_SYSTEM,
    /** Folds later system messages into the message before them. */
    LATE_SYSTEM,
    /** Makes string and list, and one message and two, the same. */
    TEXT_SHAPE,
    /** Keeps a session's tools in the order they were first seen in. */
    TOOL_ORDER;

    /** The name on the command line and in metrics: lower case with hyphens. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
