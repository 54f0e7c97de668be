package dev.anyclaude.proxy.prefix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anyclaude.proxy.anthropic.ContentBlock;
import dev.anyclaude.proxy.anthropic.ContentBlock.Thinking;
import dev.anyclaude.proxy.anthropic.ContentBlock.ToolUse;
import dev.anyclaude.proxy.anthropic.MessagesRequest;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What the model said comes back in its own bytes. Requests are written with single quotes. */
class VerbatimEchoTest {
    private static final String PRODUCED = "{\"path\": \"a\\u00e9\",  \"line\": 1.0,\n \"10\": true}";
    /** The same value as JavaScript writes it: whole numbers first, no white space, no escapes, 1.0 as 1. */
    private static final String CLIENT = "{'10':true,'path':'a\u00e9','line':1}";

    private final PromptNormaliser normaliser = new PromptNormaliser(Set.of());

    @Test
    void argumentsComeBackAsTheModelWroteThem() {
        normaliser.answered("s", answer("", PRODUCED));
        assertThat(input("s", CLIENT)).isEqualTo(PRODUCED);
        assertThat(input("s", CLIENT)).as("from memory of the client's form").isEqualTo(PRODUCED);
        assertThat(normaliser.ruleCounts()).containsEntry("verbatim-echo", 2L);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{'10':true,'path':'b','line':1}",
                "{'10':true,'path':'a\u00e9','line':2}",
                "{'10':true,'path':'a\u00e9'}",
                "{'10':'true','path':'a\u00e9','line':1}",
                "{}"
            })
    void argumentsThatTheClientChangedStayAsTheyAre(String changed) {
        normaliser.answered("s", answer("", PRODUCED));
        assertThat(input("s", changed)).isEqualTo(changed.replace('\'', '"'));
        assertThat(normaliser.ruleCounts()).containsEntry("verbatim-echo", 0L);
    }

    @Test
    void brokenArgumentsAreNotSentBack() {
        normaliser.answered("s", answer("", "{\"path\": "));
        assertThat(input("s", "{}")).isEqualTo("{}");
    }

    @Test
    void otherSessionsAndOtherToolsHaveNoEcho() {
        normaliser.answered("s", new ProducedAnswer("", List.of(new ProducedAnswer.Call("t1", "Write", PRODUCED))));
        assertThat(input("s", CLIENT)).as("another tool").isEqualTo(CLIENT.replace('\'', '"'));
        normaliser.answered("s", answer("", PRODUCED));
        assertThat(input("other", CLIENT)).isEqualTo(CLIENT.replace('\'', '"'));
    }

    @Test
    void idsThatABackendUsesAgainAreToldApartByTheirArguments() {
        normaliser.answered("s", answer("", PRODUCED));
        normaliser.answered("s", answer("", "{\"path\": \"other\"}"));
        assertThat(input("s", CLIENT)).isEqualTo(PRODUCED);
        assertThat(input("s", "{'path':'other'}")).isEqualTo("{\"path\": \"other\"}");
    }

    @Test
    void reasoningThatTheClientDroppedOrTrimmedComesBack() {
        normaliser.answered("s", answer("Let me look.\n", PRODUCED));
        String call = call(CLIENT);
        assertThat(thinking(call)).contains("Let me look.\\n");
        assertThat(thinking("{'type':'redacted_thinking','data':'x'}," + call)).contains("Let me look.\\n");
        assertThat(thinking("{'type':'thinking','thinking':'Let me look.','signature':''}," + call))
                .contains("Let me look.\\n");
    }

    @Test
    void reasoningThatTheClientChangedStaysAsItIs() {
        normaliser.answered("s", answer("Let me look.", PRODUCED));
        assertThat(thinking("{'type':'thinking','thinking':'Mine.','signature':''}," + call(CLIENT)))
                .contains("Mine.");
    }

    @Test
    void nothingIsEchoedWhereTheRuleIsOff() {
        PromptNormaliser off = new PromptNormaliser(EnumSet.of(RuleName.VERBATIM_ECHO));
        off.answered("s", answer("Hm.", PRODUCED));
        assertThat(content(off, "s", call(CLIENT)))
                .singleElement()
                .satisfies(block -> assertThat(((ToolUse) block).input()).hasToString(CLIENT.replace('\'', '"')));
        PromptNormaliser raw = PromptNormaliser.raw();
        raw.answered("s", answer("Hm.", PRODUCED));
        assertThat(content(raw, "s", call(CLIENT))).hasSize(1);
    }

    @Test
    void whateverTheModelWroteComesBackToTheByte() {
        for (long seed = 0; seed < 300; seed++) {
            ObjectNode value = JsonMapper.shared().createObjectNode();
            String written = written(new Random(seed), value, 0);
            PromptNormaliser fresh = new PromptNormaliser(Set.of());
            fresh.answered("s", answer("", written));
            String client = call("INPUT").replace('\'', '"').replace("INPUT", value.toString());
            assertThat(((ToolUse) content(fresh, "s", client).get(0)).input())
                    .as("seed %d", seed)
                    .hasToString(written);
        }
    }

    /** Writes an object as a model may, and fills in how a client written in JavaScript understands it. */
    private static String written(Random random, ObjectNode value, int depth) {
        StringBuilder out = new StringBuilder("{");
        int members = random.nextInt(5);
        for (int i = 0; i < members; i++) {
            String space = " ".repeat(random.nextInt(3)) + (random.nextBoolean() ? "\n" : "");
            out.append(i == 0 ? "" : ",")
                    .append(space)
                    .append("\"k")
                    .append(i)
                    .append("\"")
                    .append(space)
                    .append(":");
            switch (random.nextInt(depth > 2 ? 4 : 5)) {
                case 0 -> {
                    int number = random.nextInt(100);
                    out.append(number).append(".0");
                    value.put("k" + i, number);
                }
                case 1 -> {
                    out.append("\"\\u00e9\\/\"");
                    value.put("k" + i, "\u00e9/");
                }
                case 2 -> {
                    out.append("[ 1e2 , null ]");
                    value.putArray("k" + i).add(100).addNull();
                }
                case 3 -> {
                    out.append("true");
                    value.put("k" + i, true);
                }
                default -> out.append(written(random, value.putObject("k" + i), depth + 1));
            }
        }
        return out.append(" }").toString();
    }

    @Test
    void memoryIsBoundedAndForgetsTheOldest() {
        EchoMemory memory = new EchoMemory(2_000);
        for (int i = 0; i < 100; i++) {
            memory.remember("s", new ProducedAnswer("", List.of(new ProducedAnswer.Call("t" + i, "Read", PRODUCED))));
        }
        assertThat(memory.heldBytes()).isBetween(1L, 2_000L);
        assertThat(memory.find("s", toolUse("t0"))).isEmpty();
        assertThat(memory.find("s", toolUse("t99"))).isPresent();
    }

    private static ToolUse toolUse(String id) {
        return (ToolUse) content(PromptNormaliser.raw(), "s", call(CLIENT).replace("'t1'", "'" + id + "'"))
                .get(0);
    }

    private static ProducedAnswer answer(String reasoning, String arguments) {
        return new ProducedAnswer(reasoning, List.of(new ProducedAnswer.Call("t1", "Read", arguments)));
    }

    private String input(String session, String input) {
        return ((ToolUse) content(normaliser, session, call(input)).get(0))
                .input()
                .toString();
    }

    private Optional<String> thinking(String blocks) {
        return content(normaliser, "s", blocks).stream()
                .filter(Thinking.class::isInstance)
                .map(block -> ((Thinking) block).thinking().toString())
                .findFirst();
    }

    private static String call(String input) {
        return "{'type':'tool_use','id':'t1','name':'Read','input':" + input + "}";
    }

    private static List<ContentBlock> content(PromptNormaliser with, String session, String blocks) {
        String request = "{'model':'m','max_tokens':9,'messages':[{'role':'user','content':'u'},"
                + "{'role':'assistant','content':[" + blocks + "]},{'role':'user','content':'v'}]}";
        return with.normalise(
                        MessagesRequest.read(request.replace('\'', '"').getBytes(StandardCharsets.UTF_8)), session)
                .messages()
                .get(1)
                .content();
    }
}
