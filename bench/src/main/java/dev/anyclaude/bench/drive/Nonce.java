package dev.anyclaude.bench.drive;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalInt;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/**
 * A marker at the very front of every prompt, for backends whose cache cannot be emptied: a new marker makes the whole prompt
 * new. It stands first in the system prompt and first in the first tool's description, since chat templates differ in which
 * of the two they render first. All markers are of one length. Whether the prompt was really cold is still judged by the
 * backend's own count.
 */
final class Nonce {
    /** Stands in the bodies that are captured before the run, in place of the marker of the moment. */
    static final String PLACEHOLDER = "[marker 0000000000000000] ";

    private static final String BILLING = "x-anthropic-billing-header";
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final SecureRandom random = new SecureRandom();
    private String marker = PLACEHOLDER;

    /** Makes every prompt from now on differ from all earlier ones in its first tokens. */
    void change() {
        byte[] bytes = new byte[8];
        random.nextBytes(bytes);
        marker = "[marker " + HexFormat.of().formatHex(bytes) + "] ";
    }

    /** The request of the Messages API with the marker of the moment; unchanged if it has neither system prompt nor tools. */
    byte[] mark(byte[] body) {
        return insert(body, marker);
    }

    /** The request of the Messages API with the placeholder. */
    static byte[] hold(byte[] body) {
        return insert(body, PLACEHOLDER);
    }

    /** Bytes made from a body with the placeholder, with the marker of the moment instead. */
    byte[] fill(byte[] captured) {
        // ISO 8859-1 maps every byte to one character and back, so nothing but the marker changes
        String text = new String(captured, StandardCharsets.ISO_8859_1);
        return text.replace(PLACEHOLDER, marker).getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] insert(byte[] body, String marker) {
        List<Integer> at = places(body);
        ByteArrayOutputStream out = new ByteArrayOutputStream(body.length + 2 * marker.length());
        int from = 0;
        for (int place : at) {
            out.write(body, from, place - from);
            out.writeBytes(marker.getBytes(StandardCharsets.UTF_8));
            from = place;
        }
        out.write(body, from, body.length - from);
        return out.toByteArray();
    }

    /** Offsets just behind the opening quotes of the texts to mark, ascending. */
    private static List<Integer> places(byte[] body) {
        List<Integer> places = new ArrayList<>();
        try (JsonParser parser = MAPPER.createParser(body)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String key = parser.currentName();
                parser.nextToken();
                if (key.equals("system")) {
                    system(parser).ifPresent(places::add);
                } else if (key.equals("tools")) {
                    firstText(parser, "description", "").ifPresent(places::add);
                } else {
                    parser.skipChildren();
                }
            }
        } catch (JacksonException e) {
            throw new DriveException("a request body is not JSON: " + e.getOriginalMessage(), e);
        }
        return places;
    }

    private static OptionalInt system(JsonParser parser) {
        return parser.currentToken() == JsonToken.VALUE_STRING
                ? OptionalInt.of(behindQuote(parser))
                : firstText(parser, "text", BILLING);
    }

    /** In an array of objects, the first string under the key that does not begin with the words. Reads the array to its end. */
    private static OptionalInt firstText(JsonParser parser, String key, String notBeginning) {
        OptionalInt found = OptionalInt.empty();
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            parser.skipChildren();
            return found;
        }
        while (parser.nextToken() == JsonToken.START_OBJECT) {
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                boolean wanted = parser.currentName().equals(key);
                JsonToken value = parser.nextToken();
                if (wanted && found.isEmpty() && value == JsonToken.VALUE_STRING) {
                    int place = behindQuote(parser);
                    if (notBeginning.isEmpty() || !parser.getString().startsWith(notBeginning)) {
                        found = OptionalInt.of(place);
                    }
                }
                parser.skipChildren();
            }
        }
        return found;
    }

    private static int behindQuote(JsonParser parser) {
        return (int) parser.currentTokenLocation().getByteOffset() + 1;
    }
}
