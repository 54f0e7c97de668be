package dev.anyclaude.proxy.turn;

import dev.anyclaude.proxy.prefix.NormalisedPrompt;
import dev.anyclaude.proxy.translate.TranslatedPrompt;
import dev.anyclaude.proxy.translate.UpstreamOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The latest translation of each conversation, up to a number and a size. Thread-safe; prompts are compared outside of the lock. */
final class TranslationMemory {
    private static final int MAX_TRANSLATIONS = 16;
    private static final long MAX_BYTES = 8L << 20;

    /** The latest last. */
    private final List<TranslatedPrompt> translations = new ArrayList<>();

    /** The translation that shares most with a prompt; empty if none shares any message. */
    Optional<TranslatedPrompt> nearest(NormalisedPrompt prompt, byte[] head, UpstreamOptions options) {
        Optional<TranslatedPrompt> nearest = Optional.empty();
        int most = 1;
        for (TranslatedPrompt each : snapshot()) {
            int shared = each.sharedMessages(prompt, head, options);
            if (shared >= most) {
                nearest = Optional.of(each);
                most = shared;
            }
        }
        return nearest;
    }

    /** Keeps a translation in place of the one it goes on with. */
    void keep(TranslatedPrompt translation, Optional<TranslatedPrompt> instead) {
        synchronized (translations) {
            instead.ifPresent(translations::remove);
            translations.add(translation);
            long held = 0;
            for (int i = translations.size() - 1; i >= 0; i--) {
                held += translations.get(i).heldBytes();
                if (held > MAX_BYTES || translations.size() - i > MAX_TRANSLATIONS) {
                    translations.subList(0, i + 1).clear();
                    return;
                }
            }
        }
    }

    private List<TranslatedPrompt> snapshot() {
        synchronized (translations) {
            return List.copyOf(translations);
        }
    }
}
