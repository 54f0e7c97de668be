package dev.anyclaude.proxy.prefix;

import java.util.function.IntConsumer;

/** Joins neighbouring messages of one role: Claude Code sends a reminder now by itself, now within its neighbour. */
final class SameRoleRule implements Rule {
    @Override
    public Draft apply(Draft draft, SessionMemory.Session session, IntConsumer changed) {
        Conversation conversation = new Conversation(draft.messages().size());
        draft.messages().forEach(conversation::join);
        int joined = draft.messages().size() - conversation.messages().size();
        if (joined == 0) {
            return draft;
        }
        changed.accept(joined);
        return draft.withMessages(conversation.messages());
    }
}
