package dev.anyclaude.proxy.ledger;

import java.util.Locale;

/** Why a prompt does not continue one that was sent before. */
public enum MissCause {
    /** It does. */
    NONE,
    /** Nothing of this session is remembered. */
    FIRST_OF_SESSION,
    /** Another conversation of a known session, such as a sub-agent's. */
    NEW_CONVERSATION,
    /** A request beside the conversation, such as one for a title: without tools, in a schema, or of the small model. */
    SIDE_REQUEST,
    /** The conversation goes on from a summary of itself. */
    COMPACTION,
    CLIENT_CHANGED_SYSTEM,
    CLIENT_CHANGED_TOOLS,
    CLIENT_CHANGED_HISTORY,
    /** With all normalising rules on, the prompt would continue the one before. */
    RULE_OFF;

    /** The word in files and metrics. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
