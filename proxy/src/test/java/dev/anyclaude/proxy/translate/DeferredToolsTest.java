package dev.anyclaude.proxy.translate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anyclaude.proxy.prefix.ProducedAnswer;
import dev.anyclaude.proxy.prefix.PromptNormaliser;
import dev.anyclaude.proxy.testing.Upstream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DeferredToolsTest {
    private static final int SESSIONS = 200;
    private static final int TURNS = 8;
    private static final List<String> DEFERRED = List.of("Prune", "Mow", "Rake");
    private static final String FIND = "{\"name\":\"Find\",\"input_schema\":{\"type\":\"object\"}}";

    private final PromptNormaliser normaliser = new PromptNormaliser(Set.of());

    @Test
    void whatIsInFrontNeverChangesAndEachRequestBeginsWithTheOneBefore() {
        Upstream upstream = new Upstream(normaliser);
        for (int seed = 0; seed < SESSIONS; seed++) {
            Random random = new Random(seed);
            StringBuilder messages = new StringBuilder("{\"role\":\"user\",\"content\":\"Go\"}");
            UpstreamRequest first = upstream.send(request(messages, random), "s" + seed);
            UpstreamRequest before = first;
            for (int turn = 0; turn < TURNS; turn++) {
                messages.append(step(turn, random));
                UpstreamRequest after = upstream.send(request(messages, random), "s" + seed);
                assertThat(head(after)).isEqualTo(head(first));
                assertThat(Upstream.shared(before, after)).isGreaterThanOrEqualTo(before.promptEnd());
                before = after;
            }
        }
    }

    @Test
    void aToolIsDescribedWhereTheConversationRefersToItAndCalledThroughTheOneThatIsListed() {
        String body = "{\"model\":\"m\",\"tools\":[" + FIND + "," + deferred("Prune") + "],\"messages\":["
                + "{\"role\":\"user\",\"content\":\"Go\"}" + find("a", "Prune") + call("b", "Prune", "{\"of\": 1}")
                + "]}";

        JsonNode sent = JsonMapper.shared().readTree(new Upstream(normaliser).send(body));

        assertThat(sent.path("tools")
                        .valueStream()
                        .map(tool -> tool.path("function").path("name").asString()))
                .containsExactly("Find", "CallDeferredTool");
        assertThat(sent.path("messages").path(2).path("content").asString())
                .contains("Prune", "CallDeferredTool", "Prunes \"all\".", "{\"type\":\"object\",\"title\":\"Prune\"}");
        JsonNode called =
                sent.path("messages").path(3).path("tool_calls").path(0).path("function");
        assertThat(called.path("name").asString()).isEqualTo("CallDeferredTool");
        assertThat(called.path("arguments").asString()).isEqualTo("{\"tool\":\"Prune\",\"input\":{\"of\": 1}}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"tool\": \"Prune\", \"input\": {\"of\": 1.0, \"all\": true}}",
                "{ \"input\":{\"all\":true,\"of\":1},\"tool\":\"Prune\" }",
                "{\"tool\":\"Prune\",\"input\":\"{\\\"of\\\": 1, \\\"all\\\": true}\"}",
                "{\"tool\":\"Prune\",\"of\":1,\"all\":true}"
            })
    void aCallIsSentBackAsTheModelWroteIt(String arguments) {
        normaliser.answered(
                "s", new ProducedAnswer("", List.of(new ProducedAnswer.Call("b", "CallDeferredTool", arguments))));
        String body = "{\"model\":\"m\",\"tools\":[" + deferred("Prune")
                + "],\"messages\":[{\"role\":\"user\",\"content\":\"Go\"}"
                + call("b", "Prune", "{\"of\":1,\"all\":true}") + "]}";

        JsonNode sent = JsonMapper.shared().readTree(new Upstream(normaliser).send(body));

        assertThat(sent.at("/messages/1/tool_calls/0/function/arguments").asString())
                .isEqualTo(arguments);
    }

    @ParameterizedTest
    @CsvSource({"Prune, CallDeferredTool", "Find, Find"})
    void aToolThatMustBeCalledIsCalledUnderItsNameInTheList(String choice, String listed) {
        String body = "{\"model\":\"m\",\"tools\":[" + FIND + "," + deferred("Prune")
                + "],\"tool_choice\":{\"type\":\"tool\",\"name\":\"" + choice
                + "\"},\"messages\":[{\"role\":\"user\",\"content\":\"Go\"}]}";

        JsonNode sent = JsonMapper.shared().readTree(new Upstream(normaliser).send(body));

        assertThat(sent.at("/tool_choice/function/name").asString()).isEqualTo(listed);
    }

    @Test
    void withoutDeferredToolsNothingIsAdded() {
        String sent = new Upstream(normaliser)
                .send("{\"model\":\"m\",\"tools\":[" + FIND
                        + "],\"messages\":[{\"role\":\"user\",\"content\":\"Go\"}]}");

        assertThat(sent).contains("Find").doesNotContain("CallDeferredTool");
    }

    private static String head(UpstreamRequest request) {
        return new String(request.body().first(request.messageStarts()[0]), StandardCharsets.UTF_8);
    }

    private static byte[] request(CharSequence messages, Random random) {
        List<String> tools = new ArrayList<>(List.of(FIND, FIND.replace("Find", "Look")));
        DEFERRED.forEach(name -> tools.add(deferred(name)));
        Collections.shuffle(tools, random);
        return ("{\"model\":\"m\",\"system\":\"You garden.\",\"tools\":[" + String.join(",", tools) + "],\"messages\":["
                        + messages + "],\"max_tokens\":9}")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String step(int turn, Random random) {
        String name = DEFERRED.get(random.nextInt(DEFERRED.size()));
        return random.nextBoolean()
                ? find("f" + turn, name)
                : call("c" + turn, name, "{\"of\":" + random.nextInt() + "}");
    }

    private static String find(String id, String name) {
        return use(id, "Find", "{}") + result(id, "[{\"type\":\"tool_reference\",\"tool_name\":\"" + name + "\"}]");
    }

    private static String call(String id, String name, String input) {
        return use(id, name, input) + result(id, "\"done\"");
    }

    private static String use(String id, String name, String input) {
        return ",{\"role\":\"assistant\",\"content\":[{\"type\":\"tool_use\",\"id\":\"" + id + "\",\"name\":\"" + name
                + "\",\"input\":" + input + "}]}";
    }

    private static String result(String id, String content) {
        return ",{\"role\":\"user\",\"content\":[{\"type\":\"tool_result\",\"tool_use_id\":\"" + id + "\",\"content\":"
                + content + "}]}";
    }

    private static String deferred(String name) {
        return "{\"name\":\"" + name + "\",\"description\":\"" + name + "s \\\"all\\\".\",\"defer_loading\":true,"
                + "\"input_schema\":{\"type\":\"object\",\"title\":\"" + name + "\"}}";
    }
}
