package dev.anyclaude.proxy.turn;

import dev.anyclaude.proxy.anthropic.ApiException;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Prompts that the backend cut to what it holds instead of refusing them, as Ollama does: it drops the beginning, with it the
 * system prompt and every chance of reuse, and answers as if nothing were. A report of exactly as many prompt tokens as the
 * context has shows it; a longer prompt cannot fit either, and its client is told so. Thread-safe.
 */
final class CutPrompts {
    /** Contexts are multiples of it, so that the backend is asked for its own after few reports only. */
    private static final int CONTEXT_STEP_TOKENS = 256;

    private final ModelChoice models;
    private final Calibration calibration;
    private final Map<String, Cut> cuts = new ConcurrentHashMap<>();

    /** The shortest prompt of a model that filled its context, and that context. */
    private record Cut(int promptBytes, int contextTokens) {}

    CutPrompts(ModelChoice models, Calibration calibration) {
        this.models = models;
        this.calibration = calibration;
    }

    /** Learns from a report, unless the prompt was cut: then its size says nothing about tokens. */
    void reported(String model, int promptBytes, int promptTokens) {
        if (promptTokens > 0 && promptTokens % CONTEXT_STEP_TOKENS == 0 && fills(model, promptTokens)) {
            cuts.merge(
                    model,
                    new Cut(promptBytes, promptTokens),
                    (one, other) -> one.promptBytes() <= other.promptBytes() ? one : other);
        } else {
            calibration.learn(promptBytes, promptTokens);
        }
    }

    private boolean fills(String model, int promptTokens) {
        OptionalInt context = contextNow(model);
        return context.isPresent() && context.getAsInt() == promptTokens;
    }

    /**
     * Lets a prompt pass that is shorter than all that were cut, or whose model may have been loaded anew with a larger context.
     *
     * @throws ApiException if it would be cut
     */
    void check(String model, int promptBytes) {
        Cut cut = cuts.get(model);
        if (cut == null || promptBytes < cut.promptBytes()) {
            return;
        }
        OptionalInt context = contextNow(model);
        if (context.isEmpty() || context.getAsInt() > cut.contextTokens()) {
            cuts.remove(model);
            return;
        }
        int estimate = calibration.tokensOf(promptBytes).orElse(promptBytes / TokenCounter.ROUGH_BYTES_PER_TOKEN);
        throw PromptTooLong.of(Math.max(context.getAsInt() + 1, estimate), context.getAsInt());
    }

    private OptionalInt contextNow(String model) {
        models.lookUp();
        return models.known().contextTokens(model);
    }
}
