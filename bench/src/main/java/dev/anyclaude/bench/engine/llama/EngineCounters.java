package dev.anyclaude.bench.engine.llama;

/**
 * What the engine counted in one task, by its own clock.
 *
 * @param cached prompt tokens found in the KV cache
 * @param evaluated prompt tokens computed
 * @param promptMillis for those
 * @param predicted tokens of the answer
 * @param predictedMillis for those
 */
record EngineCounters(int cached, int evaluated, double promptMillis, int predicted, double predictedMillis) {
    EngineCounters {
        if (cached < 0 || evaluated < 0 || predicted < 0) {
            throw new IllegalArgumentException(
                    cached + " cached, " + evaluated + " evaluated, " + predicted + " predicted");
        }
    }

    /**
     * Holds the engine's counts against what the tokens say.
     *
     * @throws EngineException if they contradict each other
     */
    void require(int promptTokens, CachedRange expected) {
        if (cached + evaluated != promptTokens) {
            throw EngineException.broken("the engine counts " + cached + " cached and " + evaluated
                    + " evaluated tokens of a prompt of " + promptTokens);
        }
        if (!expected.contains(cached)) {
            throw EngineException.broken("the engine found " + cached + " tokens of a prompt of " + promptTokens
                    + " cached; by its tokens it must be " + expected);
        }
    }
}
