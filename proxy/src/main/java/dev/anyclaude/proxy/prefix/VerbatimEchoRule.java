package dev.anyclaude.proxy.prefix;

import dev.anyclaude.proxy.anthropic.ContentBlock;
import dev.anyclaude.proxy.anthropic.ContentBlock.RedactedThinking;
import dev.anyclaude.proxy.anthropic.ContentBlock.Thinking;
import dev.anyclaude.proxy.anthropic.ContentBlock.ToolUse;
import dev.anyclaude.proxy.anthropic.Message;
import dev.anyclaude.proxy.anthropic.Role;
import dev.anyclaude.proxy.json.JsonText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;

/**
 * Sends back what the model said in the bytes it said it: the arguments of tool calls, which clients parse and write anew, and
 * the reasoning before them where the client has dropped it or trimmed it. A call that the client changed stays as it is.
 */
final class VerbatimEchoRule implements Rule {
    private final EchoMemory memory;

    VerbatimEchoRule(EchoMemory memory) {
        this.memory = memory;
    }

    @Override
    public Draft apply(Draft draft, SessionMemory.Session session, IntConsumer changed) {
        List<Message> messages = null;
        int count = 0;
        for (int i = 0; i < draft.messages().size(); i++) {
            Message message = draft.messages().get(i);
            if (message.role() == Role.ASSISTANT) {
                List<ContentBlock> content = new ArrayList<>(message.content());
                int echoed = echo(content, session.id());
                if (echoed > 0) {
                    messages = messages == null ? new ArrayList<>(draft.messages()) : messages;
                    messages.set(i, message.withContent(content));
                    count += echoed;
                }
            }
        }
        if (messages == null) {
            return draft;
        }
        changed.accept(count);
        return draft.withMessages(messages);
    }

    /** How many blocks were put right. */
    private int echo(List<ContentBlock> content, String session) {
        int echoed = 0;
        ProducedAnswer answer = null;
        boolean oneAnswer = true;
        for (int i = 0; i < content.size(); i++) {
            if (content.get(i) instanceof ToolUse call) {
                Optional<ProducedCall> produced = memory.find(session, call);
                if (produced.isPresent()) {
                    oneAnswer &= answer == null || answer.equals(produced.get().answer());
                    answer = produced.get().answer();
                    if (!call.input().equals(produced.get().arguments())) {
                        content.set(
                                i,
                                new ToolUse(
                                        call.id(), call.name(), produced.get().arguments()));
                        echoed++;
                    }
                }
            }
        }
        return answer != null && oneAnswer && restoreReasoning(content, answer.reasoning()) ? echoed + 1 : echoed;
    }

    private static boolean restoreReasoning(List<ContentBlock> content, String reasoning) {
        StringBuilder sent = new StringBuilder();
        int blocks = 0;
        for (ContentBlock block : content) {
            if (block instanceof Thinking thinking) {
                sent.append(thinking.thinking().decoded());
                blocks++;
            }
        }
        boolean trimmed = sent.toString().strip().equals(reasoning.strip());
        if (reasoning.isEmpty() || !(sent.toString().isBlank() || trimmed) || (trimmed && blocks > 1)) {
            return false;
        }
        if (sent.toString().equals(reasoning)) {
            return false;
        }
        content.removeIf(block -> block instanceof Thinking || block instanceof RedactedThinking);
        content.add(0, new Thinking(JsonText.of(reasoning)));
        return true;
    }
}
