package dev.anyclaude.bench.plan;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a request body says about itself.
 *
 * @param kind main conversations have tools, side requests have none
 * @param headKey equal for requests with the same tools and the same system prompt, the client's per-session billing line
 *     left out; sessions of one project with the same client share it
 * @param headBytes size of tools and system prompt
 * @param messages entries of the conversation
 * @param bytes size of the whole body
 */
public record BodyFacts(TurnKind kind, String headKey, int headBytes, int messages, int bytes) {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final String BILLING = "x-anthropic-billing-header";

    /**
     * Reads a body.
     *
     * @throws PlanException if it is no JSON object
     */
    public static BodyFacts of(byte[] body) {
        JsonNode root;
        try {
            root = MAPPER.readTree(body);
        } catch (JacksonException e) {
            throw new PlanException("a request body is not JSON: " + e.getOriginalMessage(), e);
        }
        if (!root.isObject()) {
            throw new PlanException("a request body is no JSON object");
        }
        JsonNode tools = root.path("tools");
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        head.writeBytes(utf8(tools.isMissingNode() ? "" : tools.toString()));
        system(root.path("system"), head);
        JsonNode messages = root.path("messages");
        return new BodyFacts(
                tools.isEmpty() ? TurnKind.SIDE : TurnKind.MAIN,
                Sha256.of(head.toByteArray()),
                head.size(),
                messages.size(),
                body.length);
    }

    private static void system(JsonNode system, ByteArrayOutputStream head) {
        if (system.isString()) {
            system.asString().lines().filter(line -> !line.startsWith(BILLING)).forEach(line -> append(line, head));
        }
        for (JsonNode block : system) {
            String text = block.path("text").asString("");
            if (!text.startsWith(BILLING)) {
                append(text, head);
            }
        }
    }

    private static void append(String text, ByteArrayOutputStream head) {
        head.writeBytes(utf8("\n" + text));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
