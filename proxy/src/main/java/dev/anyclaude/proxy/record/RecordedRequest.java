package dev.anyclaude.proxy.record;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A request as it came.
 *
 * @param session the client's session id; empty if it sent none
 * @param path with its query
 * @param headers all of them; only those of a list are written, never a key
 * @param body exactly as sent
 */
@SuppressWarnings("ArrayRecordComponent") // written once, never compared
public record RecordedRequest(String session, String method, String path, Map<String, String> headers, byte[] body) {
    private static final Set<String> KEPT = Set.of(
            "anthropic-version", "anthropic-beta", "content-type", "user-agent", "x-app", "x-claude-code-session-id");
    private static final Pattern CLIENT = Pattern.compile("^claude-cli/(\\S+)");

    /** The headers that are written, by name in lower case. */
    Map<String, String> keptHeaders() {
        Map<String, String> kept = new TreeMap<>();
        headers.forEach((name, value) -> {
            String lower = name.toLowerCase(Locale.ROOT);
            if (KEPT.contains(lower) || lower.startsWith("x-stainless-")) {
                kept.put(lower, value);
            }
        });
        return kept;
    }

    String userAgent() {
        return Optional.ofNullable(keptHeaders().get("user-agent")).orElse("");
    }

    /** Version of Claude Code; empty if the client is another. */
    String clientVersion() {
        Matcher matcher = CLIENT.matcher(userAgent());
        return matcher.find() ? matcher.group(1) : "";
    }
}
