package dev.anyclaude.proxy.warm;

import dev.anyclaude.proxy.json.JsonBytes;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * How the prompts of a project's sessions begin: model, tools, system text with the project-wide first messages folded in.
 *
 * @param model the upstream model
 * @param prefixKey by which a balancer routes it to the backend that its sessions will be routed to
 * @param bytes the beginning of a chat completions request, up to where the first message of the conversation goes
 */
@SuppressWarnings("ArrayRecordComponent") // compared by key
record WarmPrefix(String model, String prefixKey, byte[] bytes) {
    private static final int KEY_CHARACTERS = 32;
    private static final String MESSAGE = "{\"role\":\"user\",\"content\":\"";
    private static final String ONE_TOKEN = "\"}],\"max_tokens\":1,";
    private static final String STREAM = "\"stream\":true,\"stream_options\":{\"include_usage\":true}}";

    static WarmPrefix of(String model, String prefixKey, JsonBytes body, int headEnd) {
        return new WarmPrefix(model, prefixKey, body.first(headEnd));
    }

    /** Equal keys, equal prefixes. */
    String key() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return HexFormat.of().formatHex(digest).substring(0, KEY_CHARACTERS);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    /**
     * A request that makes the backend read the prefix, and decode one token, the fewest it can.
     *
     * @param message the user's, in letters, digits and stops; not empty, which some templates refuse
     * @param extraMembers JSON members for this backend, without braces; empty for none
     */
    byte[] request(String message, String extraMembers) {
        byte[] tail = (MESSAGE + message + ONE_TOKEN + (extraMembers.isEmpty() ? "" : extraMembers + ",") + STREAM)
                .getBytes(StandardCharsets.UTF_8);
        byte[] request = Arrays.copyOf(bytes, bytes.length + tail.length);
        System.arraycopy(tail, 0, request, bytes.length, tail.length);
        return request;
    }
}
