package dev.anyclaude.proxy.doctor;

import java.util.ArrayList;
import java.util.List;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A server whose tokens are words and whose chat template has the habits a test gives it. It keeps every prompt cached. */
final class TemplateServer extends Dispatcher {
    boolean hoists;
    boolean refusesLateSystem;
    boolean keepsThinking = true;
    boolean reportsCached = true;
    boolean forgets;
    boolean leavesZeroOut;
    int blockTokens = 1;
    String server = "";
    String models = "{\"data\":[{\"id\":\"m\"}]}";
    String delta = "{\"content\":\"yes\"}";

    private final List<List<String>> cached = new ArrayList<>();

    @Override
    public MockResponse dispatch(RecordedRequest request) {
        String path = request.getUrl().encodedPath();
        if (path.equals("/v1/models")) {
            return answer(200, "application/json", models);
        }
        if (!path.equals("/v1/chat/completions")) {
            return answer(404, "text/plain", "Not Found");
        }
        JsonNode messages =
                JsonMapper.shared().readTree(request.getBody().utf8()).path("messages");
        boolean late = messages.get(messages.size() - 1).path("role").asString().equals("system");
        if (late && refusesLateSystem) {
            return answer(400, "application/json", "{\"error\":\"System message must be at the beginning.\"}");
        }
        List<String> prompt = render(messages);
        int reused = forgets
                ? 0
                : cached.stream().mapToInt(each -> shared(each, prompt)).max().orElse(0);
        reused -= reused % blockTokens;
        cached.add(prompt);
        boolean told = reportsCached && !(leavesZeroOut && reused == 0);
        String details = told ? ",\"prompt_tokens_details\":{\"cached_tokens\":" + reused + "}" : "";
        return answer(
                200,
                "text/event-stream",
                "data: {\"choices\":[{\"delta\":" + delta + "}]}\n\ndata: {\"choices\":[],\"usage\":{\"prompt_tokens\":"
                        + prompt.size() + details + "}}\n\ndata: [DONE]\n\n");
    }

    private List<String> render(JsonNode messages) {
        List<String> head = new ArrayList<>();
        List<String> rest = new ArrayList<>();
        for (JsonNode message : messages) {
            boolean front = hoists && message.path("role").asString().equals("system");
            String thinking = keepsThinking ? message.path("reasoning_content").asString("") : "";
            (front ? head : rest)
                    .addAll(List.of((message.path("role").asString() + " " + thinking + " "
                                    + message.path("content").asString())
                            .split(" +")));
        }
        head.addAll(rest);
        return head;
    }

    private static int shared(List<String> one, List<String> other) {
        int i = 0;
        while (i < one.size() && i < other.size() && one.get(i).equals(other.get(i))) {
            i++;
        }
        return i;
    }

    private MockResponse answer(int status, String type, String body) {
        MockResponse.Builder response = new MockResponse.Builder()
                .code(status)
                .addHeader("Content-Type", type)
                .body(body);
        return (server.isEmpty() ? response : response.addHeader("Server", server)).build();
    }
}
