package dev.anyclaude.proxy.backend;

import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Where a backend listens.
 *
 * @param root its address, without {@code /v1}, ending in a slash
 */
public record BackendAddress(HttpUrl root) {

    /**
     * Reads an address as people write it, with or without scheme and {@code /v1}.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static BackendAddress parse(String text) {
        String stripped = text.strip().replaceFirst("/+$", "").replaceFirst("/v1$", "");
        String withScheme = stripped.contains("://") ? stripped : "http://" + stripped;
        @Nullable HttpUrl url = HttpUrl.parse(withScheme + "/");
        if (url == null) {
            throw new IllegalArgumentException("not an address of a backend, such as http://127.0.0.1:8080: " + text);
        }
        return new BackendAddress(url);
    }

    /** The address of an endpoint, such as {@code v1/models}. */
    HttpUrl endpoint(String path) {
        return root.newBuilder().addPathSegments(path).build();
    }

    /** Host and port. */
    public String authority() {
        return root.host() + ":" + root.port();
    }

    /** As people write it: no slash at the end, no password. */
    @Override
    public String toString() {
        String text = root.newBuilder().username("").password("").build().toString();
        return text.substring(0, text.length() - 1);
    }
}
