package dev.anyclaude.bench.fake;

import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.node.ObjectNode;

/**
 * When what of one answer is due.
 *
 * @param number of the request, from 0
 * @param startNanos {@link System#nanoTime} when the request's turn came
 * @param output tokens of the answer
 */
record FakeTurn(FakeCosts costs, long number, long startNanos, PrefixCache.Hit hit, int output) {

    /** When token {@code k} of the answer is due, as a {@link System#nanoTime} reading. */
    long tokenNanos(int k) {
        return startNanos
                + costs.ttftNanos(number, hit.promptTokens() - hit.cachedTokens())
                + costs.decodeNanos(number, k);
    }

    /** Counts as OpenAI's {@code usage} has them. */
    ObjectNode usage() {
        ObjectNode usage = ChatChunks.MAPPER
                .createObjectNode()
                .put("prompt_tokens", hit.promptTokens())
                .put("completion_tokens", output)
                .put("total_tokens", hit.promptTokens() + output);
        if (!costs.traps().contains(Trap.NO_CACHED_TOKENS)) {
            usage.putObject("prompt_tokens_details").put("cached_tokens", hit.cachedTokens());
        }
        return usage;
    }

    /** Counts and milliseconds as llama.cpp's {@code timings} has them. */
    ObjectNode timings() {
        int prefilled = hit.promptTokens() - hit.cachedTokens();
        return ChatChunks.MAPPER
                .createObjectNode()
                .put("cache_n", hit.cachedTokens())
                .put("prompt_n", prefilled)
                .put("prompt_ms", costs.ttftNanos(number, prefilled) / 1e6)
                .put("predicted_n", output)
                .put("predicted_ms", costs.decodeNanos(number, output - 1) / 1e6);
    }

    /** Sleeps until a {@link System#nanoTime} reading; returns at once if it has passed or the thread is interrupted. */
    static void waitUntil(long deadlineNanos) {
        long left = deadlineNanos - System.nanoTime();
        while (left > 0 && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(left);
            left = deadlineNanos - System.nanoTime();
        }
    }
}
