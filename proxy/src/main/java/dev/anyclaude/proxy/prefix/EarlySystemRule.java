package dev.anyclaude.proxy.prefix;

import dev.anyclaude.proxy.anthropic.ContentBlock;
import dev.anyclaude.proxy.anthropic.ContentBlock.Text;
import dev.anyclaude.proxy.anthropic.Message;
import dev.anyclaude.proxy.anthropic.Role;
import dev.anyclaude.proxy.json.JsonText;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * Moves system messages before the first answer to the end of the system text. How many is decided once for a conversation and
 * remembered: a system message that is added later stays in the conversation, or the head already read would change. Where
 * nothing is remembered although the conversation has answers (the proxy was restarted), only the system messages around the
 * first user message are moved, which is what Claude Code's first request has.
 */
final class EarlySystemRule implements Rule {
    @Override
    public Draft apply(Draft draft, SessionMemory.Session session, IntConsumer changed) {
        List<Message> messages = draft.messages();
        int first = firstOther(messages);
        if (first == messages.size()) {
            return draft;
        }
        int early = (int) messages.stream()
                .takeWhile(message -> message.role() != Role.ASSISTANT)
                .filter(message -> message.role() == Role.SYSTEM)
                .count();
        int limit = session.earlySystemMessages(
                ConversationKey.of(draft.system(), messages.get(first)), early, () -> decide(messages, early));
        List<JsonText> system = new ArrayList<>(draft.system());
        List<Message> rest = new ArrayList<>(messages.size());
        int moved = 0;
        for (Message message : messages) {
            if (moved < limit && message.role() == Role.SYSTEM) {
                moved++;
                system.addAll(texts(message));
            } else {
                rest.add(message);
            }
        }
        if (moved == 0) {
            return draft;
        }
        changed.accept(moved);
        return draft.withSystem(system).withMessages(rest);
    }

    private static int decide(List<Message> messages, int early) {
        if (messages.stream().noneMatch(message -> message.role() == Role.ASSISTANT)) {
            return early;
        }
        int count = 0;
        boolean behindUser = false;
        boolean ended = false;
        for (Message message : messages) {
            if (message.role() == Role.SYSTEM) {
                count++;
                ended = behindUser;
            } else if (ended || message.role() == Role.ASSISTANT) {
                break;
            } else {
                behindUser = true;
            }
        }
        return count;
    }

    /** The first message that is not of the system. */
    private static int firstOther(List<Message> messages) {
        int first = 0;
        while (first < messages.size() && messages.get(first).role() == Role.SYSTEM) {
            first++;
        }
        return first;
    }

    private static List<JsonText> texts(Message message) {
        List<JsonText> texts = new ArrayList<>();
        for (ContentBlock block : message.content()) {
            if (block instanceof Text text) {
                texts.add(text.text());
            }
        }
        return texts;
    }
}
