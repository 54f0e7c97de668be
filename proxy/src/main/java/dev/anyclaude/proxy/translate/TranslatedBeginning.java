package dev.anyclaude.proxy.translate;

import org.jspecify.annotations.Nullable;

/**
 * The messages with which an earlier translation and the next turn of its conversation begin.
 *
 * @param of null if there is none
 * @param messages how many
 */
public record TranslatedBeginning(@Nullable TranslatedPrompt of, int messages) {
    /** Of no translation. */
    public static final TranslatedBeginning NONE = new TranslatedBeginning(null, 0);
}
