package dev.anyclaude.proxy.prefix;

import dev.anyclaude.proxy.anthropic.Tool;
import dev.anyclaude.proxy.json.JsonText;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * The SHA-256 of a normalised system prompt and its tools: equal fingerprints, equal encoded heads.
 *
 * @param hex 64 lower-case hexadecimal digits
 */
public record PromptFingerprint(String hex) {
    /** Bytes that cannot occur in a JSON text, so that neighbours cannot be mistaken for one another. */
    private static final byte END = 0;

    private static final byte ABSENT = 1;

    public PromptFingerprint {
        if (hex.length() != 64 || !hex.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'))) {
            throw new IllegalArgumentException("hex is no SHA-256: " + hex);
        }
    }

    /** Of any text, such as an id that others are not to see. */
    public static PromptFingerprint of(String text) {
        return new PromptFingerprint(HexFormat.of().formatHex(sha256().digest(text.getBytes(StandardCharsets.UTF_8))));
    }

    static PromptFingerprint of(List<JsonText> system, List<Tool> tools) {
        MessageDigest sha256 = sha256();
        for (Tool tool : tools) {
            tool.name().feed(sha256::update);
            sha256.update(END);
            if (tool.description() != null) {
                tool.description().feed(sha256::update);
            } else {
                sha256.update(ABSENT);
            }
            sha256.update(END);
            if (tool.inputSchema() != null) {
                tool.inputSchema().feed(sha256::update);
            }
            sha256.update(END);
        }
        for (JsonText text : system) {
            sha256.update(END);
            text.feed(sha256::update);
        }
        return new PromptFingerprint(HexFormat.of().formatHex(sha256.digest()));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
