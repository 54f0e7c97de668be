package dev.anyclaude.proxy.ledger;

import java.util.Locale;

/** What the backend reused, compared with what it could have. */
public enum ReuseVerdict {
    AS_EXPECTED,
    /** More than any prompt sent through this proxy explains; often the answer's own tokens. */
    BETTER,
    /** Less, and behind the head, at the same message as the last time: the chat template writes that message anew. */
    TEMPLATE_CHANGED,
    /** Less, at no such place: the backend has let go of what it knew. */
    EVICTED,
    /** It does not say. */
    BACKEND_SILENT;

    /** The word in files and metrics. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
