package dev.anyclaude.proxy.anthropic;

import java.util.Locale;

/**
 * Recognises what clients ask beside a conversation: a title for it, a summary, whether there is quota. Such a request has no
 * tools, and wants an answer in a schema, or one token, or the small model.
 */
public final class SideRequests {
    private static final String SMALL_MODEL = "haiku";

    private SideRequests() {}

    /** Whether this is one. */
    public static boolean is(MessagesRequest request) {
        return !request.hasTools()
                && (request.parameters().outputSchema() != null
                        || request.maxTokens().orElse(2) == 1
                        || request.model().toLowerCase(Locale.ROOT).contains(SMALL_MODEL));
    }
}
