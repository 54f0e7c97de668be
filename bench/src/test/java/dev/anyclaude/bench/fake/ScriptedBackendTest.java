package dev.anyclaude.bench.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class ScriptedBackendTest {
    private static final String[] ALL = {"Bash", "Read", "Glob", "Grep"};

    private final Script script = Script.named("print-long", "/home/a \"b\"");
    private final LoopbackServer server = LoopbackServer.start(new ScriptedHandler(script), 0);

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void saysTextAndCallsATool() {
        ChatCall call = ask(0, ALL);
        assertThat(call.text()).isEqualTo(script.step(0).text()).isNotEmpty();
        JsonNode function = call(call, 0);
        assertThat(function.path("name").asString()).isEqualTo("Bash");
        assertThat(ChatCall.MAPPER
                        .readTree(function.path("arguments").asString())
                        .properties())
                .extracting(each -> each.getKey())
                .containsExactly("command", "description");
        assertThat(call.lines()).last().isEqualTo("data: [DONE]");
        assertThat(call.lines().toString()).contains("\"finish_reason\":\"tool_calls\"");
    }

    @Test
    void callsTwoToolsAtOnceInTheProjectItWasGiven() {
        ChatCall call = ask(1, ALL);
        assertThat(call(call, 0).path("name").asString()).isEqualTo("Glob");
        assertThat(call(call, 1).path("name").asString()).isEqualTo("Grep");
        assertThat(ChatCall.MAPPER
                        .readTree(call(call, 1).path("arguments").asString())
                        .path("path")
                        .asString())
                .isEqualTo("/home/a \"b\"");
    }

    @Test
    void listsFilesOnceInPlaceOfToolsThatAreNotOffered() {
        ChatCall call = ask(1, "Bash");
        assertThat(call(call, 0).path("name").asString()).isEqualTo("Bash");
        assertThat(call.lines().toString()).doesNotContain("Glob", "Grep", "\"index\":1");
    }

    @Test
    void endsTheTurnWithTextWhenNothingItKnowsIsOffered() {
        assertThat(ask(0, "Other").lines().toString()).contains("\"stop\"").doesNotContain("tool_calls");
    }

    @Test
    void hasAnEnd() {
        assertThat(ask(500, ALL).text()).isEqualTo("That is all.");
    }

    @Test
    void givesSideRequestsATitleInTheFormTheyAskFor() {
        ObjectNode body = ChatCall.says("Name this");
        body.putObject("response_format")
                .put("type", "json_schema")
                .putObject("json_schema")
                .putObject("schema")
                .putObject("properties")
                .putObject("heading");
        String text = ChatCall.stream(server.url(), body).text();
        assertThat(ChatCall.MAPPER.readTree(text).path("heading").asString()).isNotEmpty();
        assertThat(ask(0).text()).contains("\"title\"");
    }

    @Test
    void plainTitleIsWhatAModelGivesThatCannotKeepToAForm() {
        Script interactive = Script.named("interactive", "/p");
        assertThat(interactive.structuredTitles()).isFalse();
        try (LoopbackServer plain = LoopbackServer.start(new ScriptedHandler(interactive), 0)) {
            String text =
                    ChatCall.stream(plain.url(), ChatCall.says("Name this")).text();
            assertThat(text).isNotEmpty().doesNotContain("{");
        }
    }

    @Test
    void reportsUsageOfARealPrefixCache() {
        ask(0, ALL);
        JsonNode usage = ask(0, ALL).usage();
        assertThat(usage.at("/prompt_tokens_details/cached_tokens").asInt())
                .isEqualTo(usage.path("prompt_tokens").asInt() - 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"print-long", "print-sibling", "interactive", "other-project"})
    void everyScriptEndsEachOfItsPromptsWithText(String name) {
        Script each = Script.named(name, "/p");
        Stream<Script.Step> ends =
                each.steps().stream().filter(step -> step.calls().isEmpty());
        assertThat(ends).hasSameSizeAs(each.prompts());
        assertThat(each.steps())
                .last()
                .satisfies(step -> assertThat(step.calls()).isEmpty());
    }

    @Test
    void longScriptHasAtLeastTenTurnsAndUnknownOnesAreRefused() {
        assertThat(script.steps().size()).isGreaterThanOrEqualTo(10);
        assertThatIllegalArgumentException().isThrownBy(() -> Script.named("nothing", "/p"));
    }

    private ChatCall ask(int answers, String... tools) {
        ObjectNode body = ChatCall.offering(ChatCall.says("Look at this"), tools);
        for (int i = 0; i < answers; i++) {
            body.withArray("messages").addObject().put("role", "assistant").put("content", "step " + i);
        }
        return ChatCall.stream(server.url(), body);
    }

    private static JsonNode call(ChatCall call, int index) {
        List<JsonNode> calls = call.chunks().stream()
                .map(chunk -> chunk.at("/choices/0/delta/tool_calls/0"))
                .filter(each -> !each.isMissingNode())
                .toList();
        return calls.get(index).path("function");
    }
}
