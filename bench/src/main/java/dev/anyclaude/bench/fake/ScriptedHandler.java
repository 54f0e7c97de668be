package dev.anyclaude.bench.fake;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Answers chat completions by a script. The step is the number of answers the conversation already holds, so asking again
 * gives the same. A request without tools is a side request: it is answered with a title.
 */
final class ScriptedHandler extends Handler.Abstract {
    static final String MODEL = "scripted-model";

    private static final JsonMapper MAPPER = ChatChunks.MAPPER;
    private static final Script.Call LIST = new Script.Call(
            "Bash", MAPPER.createObjectNode().put("command", "ls").put("description", "List the files"));
    private static final String TITLE = "Look at the project";

    private final Script script;
    private final PrefixCache cache = new PrefixCache(new FakeTokens(), 1);

    ScriptedHandler(Script script) {
        this.script = script;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws IOException {
        String path = Request.getPathInContext(request);
        if (path.endsWith("/chat/completions")) {
            answer(Replies.body(request), response);
            callback.succeeded();
        } else if (path.endsWith("/models")) {
            Replies.json(response, 200, Replies.models(MODEL), callback);
        } else {
            Replies.notFound(response, callback);
        }
        return true;
    }

    private void answer(JsonNode body, Response response) throws IOException {
        PrefixCache.Hit hit = cache.use(FakePrompt.of(body));
        int answers = answers(body);
        Script.Step step = step(body, answers);
        ChatChunks chunks = new ChatChunks("chatcmpl-scripted-" + answers, MODEL);
        int pieces = 0;
        try (EventStream out = new EventStream(response)) {
            out.data(chunks.role());
            for (String piece : pieces(step.text())) {
                out.data(chunks.text(piece));
                pieces++;
            }
            for (Script.Call call : step.calls()) {
                int index = step.calls().indexOf(call);
                String id = "call_" + answers + "_" + index;
                out.data(chunks.call(index, id, call.tool(), call.input().toString()));
                pieces++;
            }
            out.data(chunks.finish(step.calls().isEmpty() ? "stop" : "tool_calls"));
            if (body.path("stream_options").path("include_usage").asBoolean(false)) {
                out.data(chunks.usage(usage(hit, pieces)));
            }
            out.done();
        }
    }

    private Script.Step step(JsonNode body, int answers) {
        Set<String> offered = new HashSet<>();
        body.path("tools")
                .forEach(tool -> offered.add(tool.path("function").path("name").asString("")));
        if (offered.isEmpty()) {
            return new Script.Step(script.structuredTitles() ? title(body) : TITLE, List.of());
        }
        Script.Step step = script.step(answers);
        List<Script.Call> calls = new ArrayList<>();
        for (Script.Call call : step.calls()) {
            if (offered.contains(call.tool())) {
                calls.add(call);
            } else if (offered.contains(LIST.tool()) && !calls.contains(LIST)) {
                calls.add(LIST);
            }
        }
        return new Script.Step(step.text(), calls);
    }

    private static String title(JsonNode body) {
        JsonNode schema = body.path("response_format").path("json_schema").path("schema");
        ObjectNode title = MAPPER.createObjectNode();
        schema.path("properties").propertyNames().forEach(name -> title.put(name, TITLE));
        if (title.isEmpty()) {
            title.put("title", TITLE);
        }
        return title.toString();
    }

    private static int answers(JsonNode body) {
        int answers = 0;
        for (JsonNode message : body.path("messages")) {
            answers += message.path("role").asString("").equals("assistant") ? 1 : 0;
        }
        return answers;
    }

    /** The words of a text, each with the space before it. */
    private static List<String> pieces(String text) {
        List<String> pieces = new ArrayList<>();
        int from = 0;
        for (int to = text.indexOf(' ', 1); to > 0; to = text.indexOf(' ', from + 1)) {
            pieces.add(text.substring(from, to));
            from = to;
        }
        if (from < text.length()) {
            pieces.add(text.substring(from));
        }
        return pieces;
    }

    private static ObjectNode usage(PrefixCache.Hit hit, int output) {
        ObjectNode usage = MAPPER.createObjectNode()
                .put("prompt_tokens", hit.promptTokens())
                .put("completion_tokens", output)
                .put("total_tokens", hit.promptTokens() + output);
        usage.putObject("prompt_tokens_details").put("cached_tokens", hit.cachedTokens());
        return usage;
    }
}
