package dev.anyclaude.proxy.telemetry;

/**
 * What the prompt cache did for a turn. Says nothing about the backend's KV cache.
 *
 * @param fingerprint of system prompt and tools, in hexadecimal
 * @param hit whether they were translated before
 * @param headBytes size of what is cached
 */
public record HeadUse(String fingerprint, boolean hit, int headBytes) {

    /** Enough of the fingerprint to tell prompts apart. */
    String shortFingerprint() {
        return fingerprint.substring(0, Math.min(8, fingerprint.length()));
    }
}
