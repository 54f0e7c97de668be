package dev.anyclaude.proxy.prefix;

import dev.anyclaude.proxy.anthropic.ContentBlock;
import dev.anyclaude.proxy.anthropic.Message;
import dev.anyclaude.proxy.anthropic.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * Folds system messages into the user message or the tool result before them. Never to the front, which would change what was
 * already read; never between a tool call and its result: there it goes into the result; never as a user turn after a tool
 * result, where many templates drop the reasoning of the turn before. Behind an answer it becomes a user message, or the
 * beginning of the one that follows.
 */
final class LateSystemRule implements Rule {
    @Override
    public Draft apply(Draft draft, SessionMemory.Session session, IntConsumer changed) {
        int count = (int) draft.messages().stream()
                .filter(message -> message.role() == Role.SYSTEM)
                .count();
        if (count == 0) {
            return draft;
        }
        changed.accept(count);
        Conversation conversation = new Conversation(draft.messages().size());
        List<Message> waiting = new ArrayList<>();
        boolean behindSystem = false;
        for (Message message : draft.messages()) {
            if (message.role() == Role.SYSTEM) {
                waiting.add(message);
            } else if (message.role() == Role.USER) {
                user(message, behindSystem, conversation);
            } else {
                flush(waiting, false, conversation);
                conversation.add(message);
            }
            if (!conversation.hasOpenCalls()) {
                flush(waiting, message.hasToolResult(), conversation);
            }
            behindSystem = message.role() == Role.SYSTEM;
        }
        flush(waiting, false, conversation);
        return draft.withMessages(conversation.messages());
    }

    private static void user(Message message, boolean behindSystem, Conversation conversation) {
        if (behindSystem) {
            conversation.join(message);
        } else {
            conversation.add(message);
        }
    }

    private static void flush(List<Message> waiting, boolean intoResult, Conversation conversation) {
        for (Message system : waiting) {
            List<ContentBlock> reminder = Reminder.of(system.content());
            if (intoResult) {
                conversation.remindInResult(reminder);
            } else {
                conversation.remind(reminder, system.listForm());
            }
        }
        waiting.clear();
    }
}
