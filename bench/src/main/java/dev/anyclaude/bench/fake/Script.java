package dev.anyclaude.bench.fake;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * What a scripted backend says, one step for each of its turns; the file beside this class has all scripts.
 *
 * @param prompts what the user types, in order
 * @param structuredTitles whether side requests are answered in the form they ask for; many local models do not, and the client
 *     then asks again with the next prompt
 * @param steps what is answered, in order; one without calls ends the user's turn
 */
record Script(List<String> prompts, boolean structuredTitles, List<Step> steps) {
    private static final String RESOURCE = "recording-script.json";
    private static final Step END = new Step("That is all.", List.of());

    /** A tool call. */
    record Call(String tool, JsonNode input) {}

    /** One answer. */
    record Step(String text, List<Call> calls) {
        Step {
            calls = List.copyOf(calls);
        }
    }

    Script {
        prompts = List.copyOf(prompts);
        steps = List.copyOf(steps);
    }

    /**
     * The script of a name.
     *
     * @param project absolute path, put in for {@code ${project}}
     * @throws IllegalArgumentException if there is none
     */
    static Script named(String name, String project) {
        JsonNode script = resource().path("scripts").path(name);
        if (script.isMissingNode()) {
            throw new IllegalArgumentException("no script is called " + name);
        }
        List<String> prompts = new ArrayList<>();
        script.path("prompts").forEach(each -> prompts.add(each.asString()));
        List<Step> steps = new ArrayList<>();
        for (JsonNode step : script.path("steps")) {
            List<Call> calls = new ArrayList<>();
            for (JsonNode call : step.path("calls")) {
                calls.add(new Call(call.path("tool").asString(), filled(call.path("input"), project)));
            }
            steps.add(new Step(step.path("text").asString(), calls));
        }
        return new Script(prompts, script.path("structured_titles").asBoolean(true), steps);
    }

    /** The answer after so many answers; past the end, a closing word. */
    Step step(int answers) {
        return answers < steps.size() ? steps.get(answers) : END;
    }

    private static JsonNode filled(JsonNode input, String project) {
        String quoted = ChatChunks.MAPPER.writeValueAsString(project);
        String inner = quoted.substring(1, quoted.length() - 1);
        return ChatChunks.MAPPER.readTree(input.toString().replace("${project}", inner));
    }

    private static JsonNode resource() {
        try (InputStream in = Script.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException(RESOURCE + " is not on the class path");
            }
            return ChatChunks.MAPPER.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
