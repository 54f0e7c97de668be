package dev.anyclaude.bench.fake;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.BufferedSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * One streamed completion, read line by line.
 *
 * @param lines all lines that are not empty
 * @param atNanos when each was there, after the request was sent
 */
record ChatCall(List<String> lines, List<Long> atNanos) {
    static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final OkHttpClient CLIENT = new OkHttpClient();
    private static final MediaType JSON = MediaType.get("application/json");

    static ChatCall stream(URI backend, ObjectNode body) {
        body.put("stream", true);
        body.putObject("stream_options").put("include_usage", true);
        List<String> lines = new ArrayList<>();
        List<Long> times = new ArrayList<>();
        long start = System.nanoTime();
        try (Response response =
                CLIENT.newCall(request(backend, "/v1/chat/completions", body)).execute()) {
            BufferedSource source = response.body().source();
            for (String line = source.readUtf8Line(); line != null; line = source.readUtf8Line()) {
                if (!line.isEmpty()) {
                    times.add(System.nanoTime() - start);
                    lines.add(line);
                }
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return new ChatCall(lines, times);
    }

    static JsonNode post(URI backend, String path, ObjectNode body) {
        try (Response response = CLIENT.newCall(request(backend, path, body)).execute()) {
            return MAPPER.readTree(response.body().string());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** A request with one message. */
    static ObjectNode says(String text) {
        ObjectNode body = MAPPER.createObjectNode().put("model", "m").put("max_tokens", 3);
        body.putArray("messages").addObject().put("role", "user").put("content", text);
        return body;
    }

    /** Adds the definition of a tool. */
    static ObjectNode offering(ObjectNode body, String... tools) {
        for (String tool : tools) {
            body.withArray("tools")
                    .addObject()
                    .put("type", "function")
                    .putObject("function")
                    .put("name", tool);
        }
        return body;
    }

    List<JsonNode> chunks() {
        return lines.stream()
                .filter(line -> line.startsWith("data: {"))
                .map(line -> MAPPER.readTree(line.substring(6)))
                .toList();
    }

    String text() {
        StringBuilder text = new StringBuilder();
        chunks().forEach(chunk ->
                text.append(chunk.at("/choices/0/delta/content").asString("")));
        return text.toString();
    }

    JsonNode usage() {
        return chunks().get(chunks().size() - 1).path("usage");
    }

    /** When the first line with some content was there. */
    long firstOutputNanos() {
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith("data: {")) {
                JsonNode delta = MAPPER.readTree(lines.get(i).substring(6)).at("/choices/0/delta");
                if (!delta.path("content").asString("").isEmpty() || delta.has("tool_calls")) {
                    return atNanos.get(i);
                }
            }
        }
        throw new AssertionError("no output in " + lines);
    }

    private static Request request(URI backend, String path, ObjectNode body) {
        return new Request.Builder()
                .url(backend + path)
                .post(RequestBody.create(body.toString(), JSON))
                .build();
    }
}
