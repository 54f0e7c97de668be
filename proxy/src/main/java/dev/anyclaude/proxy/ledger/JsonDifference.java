package dev.anyclaude.proxy.ledger;

import dev.anyclaude.proxy.json.JsonBytes;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamContext;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.json.JsonMapper;

/** Names the place of a byte in a JSON document. */
final class JsonDifference {
    private static final int BYTES_BEFORE = 24;
    private static final int BYTES_AFTER = 72;

    private JsonDifference() {}

    /**
     * Describes where two requests part.
     *
     * @param was null if it is not kept
     * @param offset the first byte that differs
     */
    static FirstDifference at(@Nullable JsonBytes was, JsonBytes is, int offset) {
        byte[] now = is.toByteArray();
        return new FirstDifference(
                path(now, offset), was == null ? "" : clip(was.toByteArray(), offset), clip(now, offset));
    }

    /** The path of the value, or the name, that the byte is part of; of what is around it if the byte is between values. */
    static String path(byte[] document, int offset) {
        String path = "$";
        try (JsonParser parser = JsonMapper.shared().createParser(document)) {
            while (true) {
                JsonToken token = parser.nextToken();
                if (token == null || parser.currentTokenLocation().getByteOffset() > offset) {
                    return path;
                }
                path = path(parser.streamReadContext());
                parser.finishToken();
            }
        } catch (StreamReadException e) {
            return path; // not JSON from here on: as near as it gets
        }
    }

    private static String path(TokenStreamContext context) {
        if (context.inRoot()) {
            return "$";
        }
        String parent = context.getParent() == null ? "$" : path(context.getParent());
        if (context.inArray()) {
            return context.hasCurrentIndex() ? parent + "[" + context.getCurrentIndex() + "]" : parent;
        }
        return context.currentName() == null ? parent : parent + "." + context.currentName();
    }

    private static String clip(byte[] document, int offset) {
        int from = Math.max(0, Math.min(offset, document.length) - BYTES_BEFORE);
        int to = Math.min(document.length, offset + BYTES_AFTER);
        while (from > 0 && isInside(document[from])) {
            from--;
        }
        while (to < document.length && isInside(document[to])) {
            to--;
        }
        return new String(document, from, Math.max(0, to - from), StandardCharsets.UTF_8);
    }

    /** Whether the byte goes on with a character of UTF-8. */
    private static boolean isInside(byte b) {
        return (b & 0xC0) == 0x80;
    }
}
