package dev.anyclaude.proxy.prefix;

import dev.anyclaude.proxy.anthropic.ContentBlock;
import dev.anyclaude.proxy.anthropic.ContentBlock.ToolResult;
import dev.anyclaude.proxy.anthropic.ContentBlock.ToolUse;
import dev.anyclaude.proxy.anthropic.Message;
import dev.anyclaude.proxy.anthropic.Role;
import dev.anyclaude.proxy.json.JsonText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Messages being put together, and the tool calls among them that have no answer yet. */
final class Conversation {
    private final List<Message> messages;
    private final Set<JsonText> openCalls = new HashSet<>();

    Conversation(int capacity) {
        messages = new ArrayList<>(capacity);
    }

    List<Message> messages() {
        return messages;
    }

    boolean hasOpenCalls() {
        return !openCalls.isEmpty();
    }

    /** Adds a message of its own. */
    void add(Message message) {
        if (message.role() == Role.ASSISTANT) {
            openCalls.clear(); // the calls before it were given up
        }
        messages.add(message);
        track(message);
    }

    /** Adds a message to the last one if the two can be one; otherwise of its own. */
    void join(Message message) {
        if (messages.isEmpty() || !joins(last(), message)) {
            add(message);
            return;
        }
        List<ContentBlock> content = new ArrayList<>(last().content());
        content.addAll(message.content());
        replaceLast(new Message(message.role(), last().listForm() || message.listForm(), content));
        track(message);
    }

    /** Adds a reminder behind everything so far. */
    void remind(List<ContentBlock> reminder, boolean listForm) {
        if (messages.isEmpty() || last().role() != Role.USER) {
            add(new Message(Role.USER, listForm, reminder));
        } else if (MessageShape.hasUserPart(last()) || last().content().isEmpty()) {
            List<ContentBlock> content = new ArrayList<>(last().content());
            content.addAll(reminder);
            replaceLast(last().withContent(content));
        } else {
            remindInResult(reminder);
        }
    }

    /** Adds a reminder to the last tool result of the last message, which has one. */
    void remindInResult(List<ContentBlock> reminder) {
        List<ContentBlock> content = new ArrayList<>(last().content());
        int at = content.size() - 1;
        while (!(content.get(at) instanceof ToolResult)) {
            at--;
        }
        ToolResult result = (ToolResult) content.get(at);
        content.set(at, new ToolResult(result.toolUseId(), result.isError(), Reminder.append(result, reminder)));
        replaceLast(last().withContent(content));
    }

    /**
     * Joining must only ever append to what the first message alone turns into, since it may have been sent by itself. Results
     * go before everything else, and images need another form than text alone. Results of calls that are still open are no
     * danger: nothing is sent before they are there.
     */
    private boolean joins(Message first, Message second) {
        if (first.role() != second.role() || first.role() == Role.SYSTEM) {
            return false;
        }
        if (first.role() == Role.ASSISTANT || !MessageShape.hasUserPart(first)) {
            return true;
        }
        return second.hasToolResult()
                ? second.content().stream().anyMatch(this::answersOpenCall)
                : MessageShape.hasImage(first) || !MessageShape.hasImage(second);
    }

    private boolean answersOpenCall(ContentBlock block) {
        return block instanceof ToolResult result && openCalls.contains(result.toolUseId());
    }

    private void track(Message message) {
        for (ContentBlock block : message.content()) {
            if (block instanceof ToolUse call) {
                openCalls.add(call.id());
            } else if (block instanceof ToolResult result) {
                openCalls.remove(result.toolUseId());
            }
        }
    }

    private Message last() {
        return messages.get(messages.size() - 1);
    }

    private void replaceLast(Message message) {
        messages.set(messages.size() - 1, message);
    }
}
