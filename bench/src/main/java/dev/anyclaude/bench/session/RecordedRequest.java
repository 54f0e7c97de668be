package dev.anyclaude.bench.session;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the client sent.
 *
 * @param atMillis arrival, since the session's start, monotonic
 * @param path with query
 * @param headers those the recorder lets through, names in lower case, in the order sent
 * @param body the exact body as text, or as Base64 if it is not UTF-8
 * @param base64 whether it is Base64
 */
public record RecordedRequest(
        double atMillis, String method, String path, Map<String, String> headers, String body, boolean base64) {

    public RecordedRequest {
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
        if (base64) {
            Base64.getDecoder().decode(body);
        }
    }

    /** The exact bytes. */
    public byte[] bodyBytes() {
        return base64 ? Base64.getDecoder().decode(body) : body.getBytes(StandardCharsets.UTF_8);
    }
}
