package dev.anyclaude.proxy.prefix;

import java.util.Locale;

/** The rules of the normaliser, in the order they are applied. Each can be switched off by itself. */
public enum RuleName {
    /** Removes the accounting line, whose digits differ from session to session. */
    BILLING_HEADER,
    /** Drops cache markers, which move from message to message. */
    CACHE_CONTROL,
    /** Makes string and list content the same, and reminders with and without a line break at their end. */
    TEXT_SHAPE,
    /** Moves the system messages before the first answer into the head, which all sessions of a project share. */
    EARLY_SYSTEM,
    /** Makes neighbouring messages of one role one message. */
    SAME_ROLE,
    /** Folds later system messages into the message before them. */
    LATE_SYSTEM,
    /** Keeps a session's tools in the order they were first seen in. */
    TOOL_ORDER,
    /** Sends tool calls and reasoning back in the bytes in which the backend produced them. */
    VERBATIM_ECHO;

    /** The name on the command line and in metrics: lower case with hyphens. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    Rule rule(EchoMemory echoes) {
        return switch (this) {
            case BILLING_HEADER -> new BillingHeaderRule();
            case CACHE_CONTROL -> new CacheControlRule();
            case TEXT_SHAPE -> new TextShapeRule();
            case EARLY_SYSTEM -> new EarlySystemRule();
            case SAME_ROLE -> new SameRoleRule();
            case LATE_SYSTEM -> new LateSystemRule();
            case TOOL_ORDER -> new ToolOrderRule();
            case VERBATIM_ECHO -> new VerbatimEchoRule(echoes);
        };
    }
}
