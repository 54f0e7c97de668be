package dev.anyclaude.proxy.prefix;

import dev.anyclaude.proxy.anthropic.ContentBlock;
import dev.anyclaude.proxy.anthropic.ContentBlock.Text;
import dev.anyclaude.proxy.anthropic.Message;
import dev.anyclaude.proxy.anthropic.Role;
import dev.anyclaude.proxy.json.JsonText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;

/** Removes whole lines that begin with the header's name from the system prompt and from system messages before the first answer. */
final class BillingHeaderRule implements Rule {
    private static final String HEADER = "x-anthropic-billing-header";
    private static final JsonText HEADER_TEXT = JsonText.of(HEADER);

    @Override
    public Draft apply(Draft draft, SessionMemory.Session session, IntConsumer changed) {
        int removed = 0;
        List<JsonText> system = new ArrayList<>();
        for (JsonText text : draft.system()) {
            Optional<JsonText> cleaned = clean(text);
            removed += cleaned.isPresent() ? 1 : 0;
            if (cleaned.isEmpty() || !cleaned.get().isEmpty()) {
                system.add(cleaned.orElse(text));
            }
        }
        List<Message> messages = new ArrayList<>(draft.messages());
        for (int i = 0; i < messages.size() && messages.get(i).role() != Role.ASSISTANT; i++) {
            Message message = messages.get(i);
            if (message.role() == Role.SYSTEM) {
                List<ContentBlock> content = new ArrayList<>();
                removed += clean(message.content(), content);
                messages.set(i, message.withContent(content));
            }
        }
        if (removed == 0) {
            return draft;
        }
        changed.accept(removed);
        messages.removeIf(
                message -> message.role() == Role.SYSTEM && message.content().isEmpty());
        return draft.withSystem(system).withMessages(messages);
    }

    /** How many blocks were cleaned; those that became empty are left out. */
    private static int clean(List<ContentBlock> blocks, List<ContentBlock> kept) {
        int removed = 0;
        for (ContentBlock block : blocks) {
            Optional<JsonText> cleaned = block instanceof Text text ? clean(text.text()) : Optional.empty();
            if (cleaned.isEmpty()) {
                kept.add(block);
            } else {
                removed++;
                if (!cleaned.get().isEmpty()) {
                    kept.add(new Text(cleaned.get(), ((Text) block).cacheControl()));
                }
            }
        }
        return removed;
    }

    /** The text without the header; empty if it has none. */
    private static Optional<JsonText> clean(JsonText text) {
        if (!text.contains(HEADER_TEXT)) {
            return Optional.empty();
        }
        List<String> lines = List.of(text.decoded().split("\n", -1));
        List<String> kept =
                lines.stream().filter(line -> !line.startsWith(HEADER)).toList();
        return kept.size() == lines.size() ? Optional.empty() : Optional.of(JsonText.of(String.join("\n", kept)));
    }
}
