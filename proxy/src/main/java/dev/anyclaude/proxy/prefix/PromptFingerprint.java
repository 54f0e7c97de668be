package dev.anyclaude.proxy.prefix;

/**
 * The SHA-256 of a normalised system prompt and its tools.
 *
 * @param hex 64 lower-case hexadecimal digits
 */
public record PromptFingerprint(String hex) {
    public PromptFingerprint {
        if (!hex.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("hex is no SHA-256: " + hex);
        }
    }
}
