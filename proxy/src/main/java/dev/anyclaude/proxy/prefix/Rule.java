package dev.anyclaude.proxy.prefix;

import java.util.function.IntConsumer;

/** One thing clients vary without meaning, made constant. Without state of its own: what must be remembered is in the session. */
interface Rule {

    /**
     * Applies the rule.
     *
     * @param changed told how many blocks, messages or tools were changed; not called if none
     */
    Draft apply(Draft draft, SessionMemory.Session session, IntConsumer changed);
}
