package dev.anyclaude.proxy.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;

/** What a client must bring to be answered, in {@code x-api-key} or as a bearer token; or nothing. Never shown, never logged. */
public final class AccessKey {
    /** Everybody who reaches the proxy is answered. */
    public static final AccessKey NONE = new AccessKey("");

    private static final Pattern BEARER = Pattern.compile("(?i:Bearer)\\s+(\\S+)\\s*");

    private final byte[] key;

    private AccessKey(String key) {
        this.key = key.getBytes(StandardCharsets.UTF_8);
    }

    /**
     * A key.
     *
     * @param key empty for none
     */
    public static AccessKey of(String key) {
        return key.isEmpty() ? NONE : new AccessKey(key);
    }

    /** Whether there is one. */
    boolean isSet() {
        return key.length > 0;
    }

    /** Whether a request brings it. The time it takes to say so does not depend on how much of a wrong key is right. */
    boolean isBroughtBy(Request request) {
        boolean header = matches(Optional.ofNullable(request.getHeaders().get("x-api-key")));
        boolean bearer = matches(Optional.ofNullable(request.getHeaders().get(HttpHeader.AUTHORIZATION))
                .map(BEARER::matcher)
                .filter(Matcher::matches)
                .map(token -> token.group(1)));
        return header || bearer;
    }

    private boolean matches(Optional<String> brought) {
        return brought.map(text -> MessageDigest.isEqual(key, text.strip().getBytes(StandardCharsets.UTF_8)))
                .orElse(false);
    }
}
