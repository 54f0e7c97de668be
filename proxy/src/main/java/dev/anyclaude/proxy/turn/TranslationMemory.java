package dev.anyclaude.proxy.turn;

import dev.anyclaude.proxy.memory.Latest;
import dev.anyclaude.proxy.prefix.NormalisedPrompt;
import dev.anyclaude.proxy.translate.TranslatedPrompt;
import dev.anyclaude.proxy.translate.UpstreamOptions;
import java.util.Optional;

/** The latest translation of each conversation, up to a number and a size. Thread-safe; prompts are compared outside of the lock. */
final class TranslationMemory {
    private static final int MAX_TRANSLATIONS = 16;
    private static final long MAX_BYTES = 8L << 20;

    private final Latest<TranslatedPrompt> translations =
            new Latest<>(MAX_TRANSLATIONS, MAX_BYTES, TranslatedPrompt::heldBytes);

    /** The translation that shares most with a prompt; empty if none shares any message. */
    Optional<TranslatedPrompt> nearest(NormalisedPrompt prompt, byte[] head, UpstreamOptions options) {
        Optional<TranslatedPrompt> nearest = Optional.empty();
        int most = 1;
        for (TranslatedPrompt each : translations.all()) {
            int shared = each.sharedMessages(prompt, head, options);
            if (shared >= most) {
                nearest = Optional.of(each);
                most = shared;
            }
        }
        return nearest;
    }

    /** Keeps a translation in place of the one it goes on with, unless that one has all of it. */
    void keep(TranslatedPrompt translation, Optional<TranslatedPrompt> instead) {
        if (instead.filter(earlier -> earlier.hasAllOf(translation)).isEmpty()) {
            translations.keep(translation, instead);
        }
    }
}
