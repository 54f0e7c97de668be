package dev.anyclaude.bench.gate;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.anyclaude.bench.plan.TurnKind;

/**
 * What one recorded turn made the proxy send. All numbers are exact and the same on every machine.
 *
 * @param session name of the recording
 * @param turn its number there
 * @param upstreamCalls chat completions the proxy asked for
 * @param upstreamBytes of their bodies together
 * @param sharedPrefixBytes of the last body that are also the beginning of the last body of the turn before, in the same session
 *     and of the same kind; 0 for the first
 * @param promptTokens of the last prompt, as the fake backend counts
 * @param cachedTokens of them that an ideal prefix cache would have found
 */
public record PromptTurn(
        String session,
        int turn,
        TurnKind kind,
        @JsonProperty("upstream_calls") int upstreamCalls,
        @JsonProperty("upstream_bytes") int upstreamBytes,
        @JsonProperty("shared_prefix_bytes") int sharedPrefixBytes,
        @JsonProperty("prompt_tokens") int promptTokens,
        @JsonProperty("cached_tokens") int cachedTokens) {

    public PromptTurn {
        if (session.isEmpty() || turn < 0 || upstreamCalls < 0 || upstreamBytes < 0) {
            throw new IllegalArgumentException(
                    session + ", turn " + turn + ": " + upstreamCalls + " calls, " + upstreamBytes + " bytes");
        }
        if (sharedPrefixBytes < 0
                || sharedPrefixBytes > upstreamBytes
                || cachedTokens < 0
                || cachedTokens > promptTokens) {
            throw new IllegalArgumentException(session + ", turn " + turn + ": " + sharedPrefixBytes + " of "
                    + upstreamBytes + " bytes shared, " + cachedTokens + " of " + promptTokens + " tokens cached");
        }
    }

    /** Cached tokens of all, 0 to 1; 0 for an empty prompt. */
    public double cachedShare() {
        return promptTokens == 0 ? 0 : (double) cachedTokens / promptTokens;
    }

    String name() {
        return session + ", turn " + turn;
    }
}
