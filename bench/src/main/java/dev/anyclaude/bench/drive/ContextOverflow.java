package dev.anyclaude.bench.drive;

import java.util.regex.Pattern;

/** How servers say that a prompt is longer than they can take. Their words differ, and so do their status codes. */
final class ContextOverflow {
    private static final Pattern WORDS = Pattern.compile(
            "exceed_context_size|context_length_exceeded"
                    + "|(exceed|longer than|too long|too large|overflow|maximum|larger than)[^.]{0,80}context"
                    + "|context[^.]{0,80}(exceed|too small|overflow|not enough|is full)"
                    + "|prompt is too long",
            Pattern.CASE_INSENSITIVE);

    private ContextOverflow() {}

    static boolean isOne(String error) {
        return WORDS.matcher(error).find();
    }
}
