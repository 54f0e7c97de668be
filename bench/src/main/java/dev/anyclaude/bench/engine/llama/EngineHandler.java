package dev.anyclaude.bench.engine.llama;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The engine's addresses. Each request keeps its thread until it is answered. */
final class EngineHandler extends Handler.Abstract {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final Engine engine;
    private final String model;
    private final AtomicInteger answers = new AtomicInteger();

    EngineHandler(Engine engine, String model) {
        this.engine = engine;
        this.model = model;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws IOException {
        try {
            switch (request.getMethod() + " " + Request.getPathInContext(request)) {
                case "GET /health" ->
                    answer(response, callback, 200, MAPPER.createObjectNode().put("status", "ok"));
                case "GET /v1/models" -> answer(response, callback, 200, models());
                case "POST /tokenize" -> answer(response, callback, 200, tokens(ChatRequest.json(body(request))));
                case "POST /detokenize" -> answer(response, callback, 200, content(ChatRequest.json(body(request))));
                case "POST /reset" ->
                    answer(response, callback, 200, MAPPER.createObjectNode().put("emptied", engine.reset()));
                case "POST /v1/chat/completions" -> chat(request, response, callback);
                default -> {
                    return false;
                }
            }
        } catch (EngineException e) {
            report(e);
            answer(response, callback, e.status(), ChatJson.error(e));
        } catch (ClientGoneException e) {
            callback.failed(e);
        }
        return true;
    }

    private void chat(Request request, Response response, Callback callback) throws IOException, ClientGoneException {
        ChatRequest chat = ChatRequest.read(body(request));
        ChatJson json = new ChatJson("chatcmpl-" + answers.incrementAndGet(), model, System.currentTimeMillis() / 1000);
        ClientConnection client = new ClientConnection(request);
        if (!chat.stream()) {
            answer(response, callback, 200, json.whole(engine.complete(chat, new WholeAnswer(client))));
            return;
        }
        EventStream events = new EventStream(response, json, client);
        try {
            events.finish(engine.complete(chat, events), chat.includeUsage());
        } catch (EngineException e) {
            if (!events.hasStarted()) {
                throw e;
            }
            report(e);
            events.fail(e);
        }
        callback.succeeded();
    }

    private ObjectNode models() {
        ObjectNode list = MAPPER.createObjectNode().put("object", "list");
        list.putArray("data")
                .addObject()
                .put("id", model)
                .put("object", "model")
                .put("created", 0)
                .put("owned_by", "anyclaude");
        return list;
    }

    private ObjectNode tokens(JsonNode request) {
        int[] tokens = engine.tokenize(ChatRequest.textToTokenize(request));
        ObjectNode answer = MAPPER.createObjectNode().put("count", tokens.length);
        ArrayNode list = answer.putArray("tokens");
        for (int token : tokens) {
            list.add(token);
        }
        return answer;
    }

    private ObjectNode content(JsonNode request) {
        int[] tokens =
                request.path("tokens").valueStream().mapToInt(JsonNode::asInt).toArray();
        return MAPPER.createObjectNode().put("content", engine.detokenize(tokens));
    }

    private static void report(EngineException error) {
        if (error.status() >= 500) {
            System.err.println(error.getMessage());
        }
    }

    private static byte[] body(Request request) throws IOException {
        return Content.Source.asInputStream(request).readAllBytes();
    }

    private static void answer(Response response, Callback callback, int status, ObjectNode json) {
        response.setStatus(status);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
        response.write(true, ByteBuffer.wrap(json.toString().getBytes(StandardCharsets.UTF_8)), callback);
    }
}
