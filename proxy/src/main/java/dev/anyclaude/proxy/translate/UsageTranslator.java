package dev.anyclaude.proxy.translate;

import dev.anyclaude.proxy.anthropic.MessageUsage;
import dev.anyclaude.proxy.openai.ChatUsage;
import java.util.OptionalInt;

/** Prompt tokens with the cached ones included, split the way the Messages API counts. Nothing is ever estimated. */
final class UsageTranslator {
    private UsageTranslator() {}

    static MessageUsage translate(ChatUsage usage) {
        if (usage.promptTokens().isEmpty()) {
            return new MessageUsage(OptionalInt.empty(), usage.cachedTokens(), usage.completionTokens());
        }
        int prompt = usage.promptTokens().getAsInt();
        if (usage.cachedTokens().isEmpty() || usage.cachedTokens().getAsInt() > prompt) {
            return new MessageUsage(OptionalInt.of(prompt), OptionalInt.empty(), usage.completionTokens());
        }
        int cached = usage.cachedTokens().getAsInt();
        return new MessageUsage(OptionalInt.of(prompt - cached), OptionalInt.of(cached), usage.completionTokens());
    }
}
