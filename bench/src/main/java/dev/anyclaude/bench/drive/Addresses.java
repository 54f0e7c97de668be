package dev.anyclaude.bench.drive;

import java.net.URI;
import okhttp3.HttpUrl;

/** Where requests go. A backend's base address may or may not end in {@code /v1}. */
final class Addresses {
    private Addresses() {}

    static HttpUrl messages(HttpUrl proxy, String pathAndQuery) {
        return require(proxy.scheme() + "://" + proxy.host() + ":" + proxy.port() + pathAndQuery);
    }

    static HttpUrl chatCompletions(URI backend) {
        return require(root(backend) + "/v1/chat/completions");
    }

    static HttpUrl models(URI backend) {
        return require(root(backend) + "/v1/models");
    }

    static HttpUrl tokenize(URI backend) {
        return require(root(backend) + "/tokenize");
    }

    private static String root(URI backend) {
        String text = backend.toString();
        String trimmed = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
        return trimmed.endsWith("/v1") ? trimmed.substring(0, trimmed.length() - 3) : trimmed;
    }

    private static HttpUrl require(String text) {
        HttpUrl url = HttpUrl.parse(text);
        if (url == null) {
            throw new DriveException("not an HTTP address: " + text);
        }
        return url;
    }
}
