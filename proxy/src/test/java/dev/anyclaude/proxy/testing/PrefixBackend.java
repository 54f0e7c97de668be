package dev.anyclaude.proxy.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/**
 * A backend that gives the answers it was told to those requests that bring tools, and reports as reused what the prompt has in
 * common, at its beginning, with one that it has answered: a token for every four bytes.
 */
public final class PrefixBackend implements AutoCloseable {
    private static final int BYTES_PER_TOKEN = 4;

    private final ScriptedBackend server = ScriptedBackend.start();
    private final Deque<String> answers = new ArrayDeque<>();
    private final List<String> prompts = new ArrayList<>();

    private PrefixBackend() throws IOException {
        server.onChat(this::answer);
    }

    /** Listens on a free port. */
    public static PrefixBackend start() throws IOException {
        return new PrefixBackend();
    }

    /** Where it listens. */
    public String url() {
        return server.url();
    }

    /** The next answer calls a tool. */
    public synchronized void calls(String tool, String argumentsJson) {
        String call = JsonMapper.shared().writeValueAsString(argumentsJson);
        answers.add(delta(
                "{\"tool_calls\":[{\"index\":0,\"id\":\"call_" + answers.size() + "\",\"type\":\"function\","
                        + "\"function\":{\"name\":\"" + tool + "\",\"arguments\":" + call + "}}]}",
                "tool_calls"));
    }

    /** The next answer is text. */
    public synchronized void says(String text) {
        answers.add(delta("{\"content\":" + JsonMapper.shared().writeValueAsString(text) + "}", "stop"));
    }

    /** The newest prompt, as JSON. */
    public synchronized String lastPrompt() {
        return prompts.get(prompts.size() - 1);
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private void answer(ScriptedBackend.Received request, InputStream in, OutputStream out)
            throws IOException, InterruptedException {
        ScriptedBackend.stream(answer(request.body())).answer(request, in, out);
    }

    private synchronized String answer(String body) {
        String prompt = body.substring(0, body.lastIndexOf(",\"stream\":"));
        int known =
                prompts.stream().mapToInt(other -> shared(prompt, other)).max().orElse(0);
        prompts.add(prompt);
        String answer = body.contains("\"tools\":") && !answers.isEmpty()
                ? answers.remove()
                : delta("{\"content\":\"-\"}", "stop");
        return answer + "data: {\"choices\":[],\"usage\":{\"prompt_tokens\":" + prompt.length() / BYTES_PER_TOKEN
                + ",\"completion_tokens\":9,\"prompt_tokens_details\":{\"cached_tokens\":" + known / BYTES_PER_TOKEN
                + "}}}\n\ndata: [DONE]\n\n";
    }

    private static int shared(String a, String b) {
        int shared = 0;
        while (shared < Math.min(a.length(), b.length()) && a.charAt(shared) == b.charAt(shared)) {
            shared++;
        }
        return shared;
    }

    private static String delta(String delta, String finish) {
        return "data: {\"choices\":[{\"index\":0,\"delta\":" + delta + ",\"finish_reason\":\"" + finish + "\"}]}\n\n";
    }
}
