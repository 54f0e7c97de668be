package dev.anyclaude.bench.interop;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A prompt in the order in which chat templates show it to a model: tools, system, messages. Marks for the API's own cache move
 * from turn to turn and are not part of what a model reads, so they are left out.
 */
final class PromptBytes {
    private PromptBytes() {}

    static byte[] of(JsonNode body) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        append(out, body.path("tools"));
        append(out, body.path("system"));
        append(out, body.path("messages"));
        return out.toByteArray();
    }

    private static void append(ByteArrayOutputStream out, JsonNode part) {
        if (part.isArray()) {
            part.forEach(each -> append(out, each));
        } else if (!part.isMissingNode()) {
            JsonNode read = part.deepCopy();
            unmark(read);
            out.writeBytes(RequestBody.MAPPER.writeValueAsString(read).getBytes(StandardCharsets.UTF_8));
        }
    }

    private static void unmark(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.remove("cache_control");
        }
        node.forEach(PromptBytes::unmark);
    }
}
