package dev.anyclaude.proxy.turn;

import dev.anyclaude.proxy.anthropic.ApiException;
import dev.anyclaude.proxy.backend.BackendException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A prompt that is longer than the backend's context. Each server says so in its own words; Claude Code makes its conversation
 * shorter only if it hears the API's, with both numbers.
 */
final class PromptTooLong {
    private static final Pattern WORDS = Pattern.compile(
            "exceed_context_size|context_length_exceeded|prompt is too long"
                    + "|(exceeds?|longer than|greater than|maximum|only)[^.]{0,60}context|context[^.]{0,60}(exceed|overflow)",
            Pattern.CASE_INSENSITIVE);

    /** Not part of a longer number, a word or a fraction. */
    private static final Pattern NUMBER = Pattern.compile("(?<![\\w.])[1-9]\\d{2,8}(?![\\w]|\\.\\d)");

    private PromptTooLong() {}

    /**
     * What a refusal says of it; empty if it was refused for another reason.
     *
     * <p>The numbers are the smallest and the largest of three digits or more in the backend's words: the context and the prompt.
     * If there are no two, the words stay as they are.
     */
    static Optional<ApiException> of(BackendException e) {
        if (!WORDS.matcher(e.words()).find()) {
            return Optional.empty();
        }
        OptionalInt context = numbers(e.words()).min();
        OptionalInt prompt = numbers(e.words()).max();
        if (context.isPresent() && context.getAsInt() < prompt.orElse(0)) {
            return Optional.of(of(prompt.getAsInt(), context.getAsInt()));
        }
        return Optional.of(new ApiException(ApiException.Kind.INVALID_REQUEST, "prompt is too long: " + e.words(), e));
    }

    private static IntStream numbers(String words) {
        return NUMBER.matcher(words).results().mapToInt(found -> Integer.parseInt(found.group()));
    }

    /** In the API's words. */
    static ApiException of(int promptTokens, int contextTokens) {
        return new ApiException(
                ApiException.Kind.INVALID_REQUEST,
                "prompt is too long: " + promptTokens + " tokens > " + contextTokens + " maximum");
    }
}
