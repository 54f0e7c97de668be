package dev.anyclaude.proxy.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import okhttp3.Call;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/** Talks to a proxy as Claude Code does. */
public final class ProxyClient {
    private static final MediaType JSON = MediaType.get("application/json");

    private final OkHttpClient http =
            new OkHttpClient.Builder().readTimeout(Duration.ofSeconds(30)).build();
    private final String url;
    private final String host;

    /** An answer that has been read to its end. */
    public record Answer(int status, okhttp3.Headers headers, String body) {
        /** Lines of the body that begin with {@code event: }, without that. */
        public java.util.List<String> events() {
            return body.lines()
                    .filter(line -> line.startsWith("event: "))
                    .map(line -> line.substring(7))
                    .toList();
        }
    }

    /** Talks to this port of this machine. */
    public ProxyClient(int port) {
        this("http://127.0.0.1:" + port, "");
    }

    private ProxyClient(String url, String host) {
        this.url = url;
        this.host = host;
    }

    /** Talks to the same and calls it by another name. */
    public ProxyClient calling(String name) {
        return new ProxyClient(url, name);
    }

    /** A request body with one user message. */
    public static String ask(boolean stream) {
        return """
                {"model":"claude-test-1","max_tokens":64,"stream":%s,"stop_sequences":["HALT"],
                 "system":[{"type":"text","text":"You count boats."}],
                 "tools":[{"name":"Count","description":"Counts.","input_schema":{"type":"object","properties":{}}}],
                 "messages":[{"role":"user","content":"How many?"}]}""".replace("%s", String.valueOf(stream));
    }

    /** Sends a message request. */
    public Answer message(String body) throws IOException {
        return read(post("/v1/messages?beta=true", body));
    }

    /** Sends a message request of bytes that need not be text. */
    public Answer message(byte[] body) throws IOException {
        return read(post("/v1/messages?beta=true", body));
    }

    /** A call of which the test reads what it likes. */
    public Call post(String path, String body) {
        return post(path, body.getBytes(StandardCharsets.UTF_8));
    }

    /** The same with bytes that need not be text. */
    public Call post(String path, byte[] body) {
        return http.newCall(new Request.Builder()
                .url(url + path)
                .header("anthropic-version", "2023-06-01")
                .header("user-agent", "claude-cli/2.1.330 (external, cli)")
                .header("x-api-key", "secret-key")
                .header("X-Claude-Code-Session-Id", "0f0f/7")
                .post(RequestBody.create(body, JSON))
                .build());
    }

    /** The same request once more, as a client sends it that has lost patience. */
    public Call again(String path, String body) {
        return http.newCall(post(path, body)
                .request()
                .newBuilder()
                .header("X-Stainless-Retry-Count", "1")
                .build());
    }

    /** Asks for something else. */
    public Answer request(String method, String path, String... header) throws IOException {
        Request.Builder request = new Request.Builder()
                .url(url + path)
                .method(method, method.equals("POST") || method.equals("PUT") ? RequestBody.create("", JSON) : null);
        if (!host.isEmpty()) {
            request.header("Host", host);
        }
        if (header.length == 2) {
            request.header(header[0], header[1]);
        }
        return read(http.newCall(request.build()));
    }

    /** Reads an answer to its end. */
    public static Answer read(Call call) throws IOException {
        try (Response response = call.execute()) {
            return new Answer(
                    response.code(), response.headers(), response.body().string());
        }
    }
}
