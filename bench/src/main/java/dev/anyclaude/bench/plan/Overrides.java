package dev.anyclaude.bench.plan;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is changed in every recorded body before it is sent, so that all arms answer at the same length. Every other byte stays
 * as recorded.
 *
 * @param maxTokens output limit, at least 1
 * @param temperature sampling temperature
 */
public record Overrides(int maxTokens, double temperature) {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    public Overrides {
        if (maxTokens < 1 || temperature < 0) {
            throw new IllegalArgumentException("maxTokens " + maxTokens + ", temperature " + temperature);
        }
    }

    /**
     * The body to send.
     *
     * @throws PlanException if the body is no JSON object
     */
    public byte[] apply(byte[] body) {
        byte[] limited = set(body, "max_tokens", Integer.toString(maxTokens));
        return set(limited, "temperature", temperature == 0 ? "0" : Double.toString(temperature));
    }

    /** Replaces the number under a top-level key, or puts the key first if it is not there. */
    private static byte[] set(byte[] body, String key, String number) {
        try (JsonParser parser = MAPPER.createParser(body)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new PlanException("a request body is no JSON object");
            }
            int open = (int) parser.currentTokenLocation().getByteOffset();
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                boolean found = parser.currentName().equals(key);
                JsonToken value = parser.nextToken();
                if (found && value.isNumeric()) {
                    int from = (int) parser.currentTokenLocation().getByteOffset();
                    return splice(body, from, from + parser.getString().length(), number);
                }
                parser.skipChildren();
            }
            return splice(body, open + 1, open + 1, "\"" + key + "\":" + number + ",");
        } catch (JacksonException e) {
            throw new PlanException("a request body is not JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static byte[] splice(byte[] body, int from, int to, String text) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(body.length + text.length());
        out.write(body, 0, from);
        out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
        out.write(body, to, body.length - to);
        return out.toByteArray();
    }
}
