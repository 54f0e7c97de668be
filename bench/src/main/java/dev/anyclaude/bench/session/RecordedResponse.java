package dev.anyclaude.bench.session;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How the answer began.
 *
 * @param atMillis since the session's start, monotonic
 * @param status HTTP status
 * @param body whole body of an answer that is no stream
 */
public record RecordedResponse(double atMillis, int status, Map<String, String> headers, Optional<String> body) {
    public RecordedResponse {
        if (status < 100 || status > 599) {
            throw new IllegalArgumentException("status " + status);
        }
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    }
}
