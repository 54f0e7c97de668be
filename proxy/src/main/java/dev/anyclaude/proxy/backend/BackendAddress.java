package dev.anyclaude.proxy.backend;

import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a backend listens.
 *
 * @param secure whether it is spoken to by TLS
 * @param host a name or an address, one of IPv6 in brackets
 * @param path before that of an endpoint, without {@code /v1}; empty or beginning, but not ending, with a slash
 */
public record BackendAddress(boolean secure, String host, int port, String path) {
    private static final Pattern URL = Pattern.compile(
            "(https?)://(?:[^@/?#\\s]*@)?(\\[[0-9a-f:.]+]|[^\\[\\]:/?#@%\\s\\p{Cntrl}]+)(?::(\\d{1,5}))?(/[!-~&&[^?#]]*)?",
            Pattern.CASE_INSENSITIVE);
    private static final int ASCII_END = 128;
    private static final int MOST_PORT = 65_535;

    /**
     * Reads an address as people write it, with or without scheme and {@code /v1}.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static BackendAddress parse(String text) {
        String stripped = text.strip().replaceFirst("/+$", "").replaceFirst("/v1$", "");
        Matcher url = URL.matcher(stripped.contains("://") ? stripped : "http://" + stripped);
        if (!url.matches()) {
            throw none(text, null);
        }
        boolean secure = url.group(1).equalsIgnoreCase("https");
        int port = Optional.ofNullable(url.group(3)).map(Integer::parseInt).orElse(usualPort(secure));
        if (port < 1 || port > MOST_PORT) {
            throw none(text, null);
        }
        try {
            String host = ascii(url.group(2)).toLowerCase(Locale.ROOT);
            String path = Optional.ofNullable(url.group(4)).orElse("").replaceFirst("/+$", "");
            return new BackendAddress(secure, host, port, path);
        } catch (IllegalArgumentException e) {
            throw none(text, e);
        }
    }

    /** What to ask for to reach an endpoint, such as {@code v1/models}. */
    String target(String endpoint) {
        return path + '/' + endpoint;
    }

    /** Host and port, the port only if it is not the usual one. */
    public String authority() {
        return port == usualPort(secure) ? host : host + ':' + port;
    }

    /** As people write it: no slash at the end, no password. */
    @Override
    public String toString() {
        return (secure ? "https://" : "http://") + authority() + path;
    }

    /** What it takes to write the names of others in ASCII is loaded only for them. */
    private static String ascii(String host) {
        return host.chars().allMatch(each -> each < ASCII_END) ? host : IDN.toASCII(host);
    }

    private static int usualPort(boolean secure) {
        return secure ? 443 : 80;
    }

    private static IllegalArgumentException none(String text, @Nullable Throwable cause) {
        return new IllegalArgumentException(
                "not an address of a backend, such as http://127.0.0.1:8080: " + text, cause);
    }
}
