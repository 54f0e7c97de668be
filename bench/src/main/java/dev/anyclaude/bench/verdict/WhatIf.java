package dev.anyclaude.bench.verdict;

import dev.anyclaude.bench.stats.PrefillFit;
import java.util.List;

/**
 * What the cost model S = (a + (C + N) / r + D) / (a + N / r + D) says of prompts and backends that were not measured. Every
 * number in here is a prediction.
 *
 * @param mostCachedTokens greatest reuse that was measured, tokens; predictions for more are extrapolated
 * @param newTokens N of the headline's warm requests, tokens
 * @param backends this run's backend first, then others
 * @param predictions every backend with every prefix and every new part
 */
public record WhatIf(double mostCachedTokens, double newTokens, List<Backend> backends, List<Prediction> predictions) {

    public WhatIf {
        backends = List.copyOf(backends);
        predictions = List.copyOf(predictions);
    }

    /**
     * A backend as the model knows it.
     *
     * @param key short and stable
     * @param name as people know it
     * @param source where its numbers are from
     * @param cost a and r
     */
    public record Backend(String key, String name, String source, PrefillFit cost) {}

    /**
     * One predicted pair of requests; times in milliseconds.
     *
     * @param backend key of the backend
     * @param cachedTokens C
     * @param newTokens N
     * @param coldTtftMs predicted cold TTFT
     * @param warmTtftMs predicted warm TTFT
     * @param speedup cold / warm
     * @param cachedTokensForClaim least C with which the claim can be true at this N
     */
    public record Prediction(
            String backend,
            double cachedTokens,
            double newTokens,
            double coldTtftMs,
            double warmTtftMs,
            double speedup,
            double cachedTokensForClaim) {}
}
