package dev.anyclaude.proxy.turn;

import dev.anyclaude.proxy.memory.Latest;
import dev.anyclaude.proxy.prefix.NormalisedPrompt;
import dev.anyclaude.proxy.translate.TranslatedBeginning;
import dev.anyclaude.proxy.translate.TranslatedPrompt;
import dev.anyclaude.proxy.translate.UpstreamOptions;
import java.util.List;
import java.util.Optional;

/** The latest translation of each conversation, up to a number and a size. Thread-safe; prompts are compared outside of the lock. */
final class TranslationMemory {
    private static final int MAX_TRANSLATIONS = 16;
    private static final long MAX_BYTES = 8L << 20;

    private final Latest<TranslatedPrompt> translations =
            new Latest<>(MAX_TRANSLATIONS, MAX_BYTES, TranslatedPrompt::heldBytes);

    /** The beginning of the translation that shares most with a prompt; that of none if none shares any message. */
    TranslatedBeginning nearest(NormalisedPrompt prompt, byte[] head, UpstreamOptions options) {
        TranslatedBeginning nearest = TranslatedBeginning.NONE;
        int most = prompt.messages().size() - 1;
        List<TranslatedPrompt> latestLast = translations.all();
        for (int i = latestLast.size() - 1; i >= 0 && nearest.messages() < most; i--) {
            TranslatedPrompt each = latestLast.get(i);
            int shared = each.sharedMessages(prompt, head, options, nearest.messages());
            if (shared > 0) {
                nearest = new TranslatedBeginning(each, shared);
            }
        }
        return nearest;
    }

    /** Keeps a translation in place of the one it goes on with, unless that one has all of it. */
    void keep(TranslatedPrompt translation, TranslatedBeginning begunWith) {
        TranslatedPrompt earlier = begunWith.of();
        if (earlier == null || !earlier.hasAllOf(translation)) {
            translations.keep(translation, Optional.ofNullable(earlier));
        }
    }
}
