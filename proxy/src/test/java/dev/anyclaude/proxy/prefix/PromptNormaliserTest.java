package dev.anyclaude.proxy.prefix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anyclaude.proxy.anthropic.ContentBlock;
import dev.anyclaude.proxy.anthropic.Message;
import dev.anyclaude.proxy.anthropic.MessagesRequest;
import dev.anyclaude.proxy.anthropic.Tool;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Requests are written with single quotes; conversations are shown as {@code role[texts]}. */
class PromptNormaliserTest {
    private static final String USER = "{'role':'user','content':'u'}";
    private static final String ANSWER = "{'role':'assistant','content':'a'}";

    private final PromptNormaliser normaliser = new PromptNormaliser(Set.of());

    @Test
    void billingHeaderGoesWithItsBlockOrItsLine() {
        NormalisedPrompt blocks = normalise(request(
                "[{'type':'text','text':'x-anthropic-billing-header: cch=1;'},{'type':'text','text':'help'}]", USER));
        NormalisedPrompt lines = normalise(request("'x-anthropic-billing-header: cch=2;\\nhelp'", USER));
        NormalisedPrompt early = normalise(
                request("'help'", USER + ",{'role':'system','content':'x-anthropic-billing-header: cch=3;'}"));
        assertThat(blocks.system()).hasToString("[help]");
        assertThat(lines.system()).hasToString("[help]");
        assertThat(early.system()).hasToString("[help]");
        assertThat(shown(early)).isEqualTo("user[u]");
        assertThat(blocks.fingerprint()).isEqualTo(lines.fingerprint());
        assertThat(normaliser.ruleCounts()).containsEntry("billing-header", 3L);
    }

    @Test
    void billingHeaderWithinALineStays() {
        assertThat(normalise(request("'see x-anthropic-billing-header'", USER)).system())
                .hasToString("[see x-anthropic-billing-header]");
    }

    @Test
    void earlySystemMessagesJoinTheHead() {
        NormalisedPrompt prompt = normalise(request("'help'", USER + "," + system("env") + "," + ANSWER));
        assertThat(prompt.system()).hasToString("[help, env]");
        assertThat(shown(prompt)).isEqualTo("user[u] assistant[a]");
    }

    @Test
    void headOfAConversationIsDecidedOnce() {
        normalise(request("'help'", USER + "," + system("env")));
        NormalisedPrompt later = normalise(request("'help'", USER + "," + system("env") + "," + system("more")));
        assertThat(later.system()).hasToString("[help, env]");
        assertThat(shown(later)).isEqualTo("user[u <system-reminder>\\nmore\\n</system-reminder>]");
    }

    @Test
    void conversationWithoutEarlySystemMessageNeverGetsOne() {
        normalise(request("'help'", USER));
        assertThat(normalise(request("'help'", USER + "," + system("late"))).system())
                .hasToString("[help]");
    }

    @Test
    void restartedProxyTakesTheSystemMessagesAroundTheFirstUserMessage() {
        NormalisedPrompt prompt = normalise(
                request("'help'", USER + "," + system("env") + "," + USER + "," + system("more") + "," + ANSWER));
        assertThat(prompt.system()).hasToString("[help, env]");
    }

    @Test
    void promptOfSystemMessagesAloneKeepsThem() {
        assertThat(shown(normalise(request("'help'", system("only")))))
                .isEqualTo("user[<system-reminder>\\nonly\\n</system-reminder>]");
    }

    @Test
    void lateSystemMessageNeverComesBetweenCallAndResult() {
        NormalisedPrompt prompt = normalise(
                request(
                        "'help'",
                        USER + ",{'role':'assistant','content':[{'type':'tool_use','id':'t','name':'T','input':{}}]},"
                                + system("wait")
                                + ",{'role':'user','content':[{'type':'tool_result','tool_use_id':'t','content':'r'},{'type':'text','text':'own'}]}"));
        assertThat(shown(prompt))
                .isEqualTo(
                        "user[u] assistant[T()] user[result(r \\n<system-reminder>\\nwait\\n</system-reminder>) own]");
    }

    @Test
    void lateSystemMessageBehindAResultIsNoNewTurn() {
        NormalisedPrompt prompt = normalise(request(
                "'help'",
                USER + ",{'role':'assistant','content':[{'type':'tool_use','id':'t','name':'T','input':{}}]},"
                        + "{'role':'user','content':[{'type':'tool_result','tool_use_id':'t','content':'r'}]},"
                        + system("<system-reminder>kept</system-reminder>")));
        assertThat(shown(prompt))
                .isEqualTo("user[u] assistant[T()] user[result(r \\n<system-reminder>kept</system-reminder>)]");
    }

    @Test
    void stringAndListAreTheSame() {
        NormalisedPrompt string =
                normalise(request("'help'", "{'role':'user','content':'<system-reminder>x</system-reminder>'}"));
        NormalisedPrompt list = normalise(
                request(
                        "'help'",
                        "{'role':'user','content':[{'type':'text','text':'<system-reminder>x</system-reminder>\\n','cache_control':{'type':'ephemeral'}}]}"));
        assertThat(list.messages()).isEqualTo(string.messages());
        assertThat(normaliser.ruleCounts()).containsEntry("cache-control", 1L).containsEntry("text-shape", 1L);
    }

    @Test
    void toolsKeepTheirPlacesThroughASession() {
        assertThat(tools("s", "A", "B", "C")).containsExactly("A", "B", "C");
        assertThat(tools("s", "C", "X", "A")).containsExactly("A", "C", "X");
        assertThat(tools("s", "X", "B", "A", "C")).containsExactly("A", "B", "C", "X");
        assertThat(tools("other", "C", "A")).containsExactly("C", "A");
        assertThat(tools("", "B", "A")).containsExactly("B", "A");
        assertThat(tools("", "A", "B")).containsExactly("A", "B");
    }

    @Test
    void fingerprintTellsNeighboursApart() {
        assertThat(normalise(request("[{'type':'text','text':'ab'}]", USER)).fingerprint())
                .isNotEqualTo(normalise(request("[{'type':'text','text':'a'},{'type':'text','text':'b'}]", USER))
                        .fingerprint());
    }

    @Test
    void countsNothingOfRulesThatAreOff() {
        assertThat(PromptNormaliser.raw().ruleCounts()).isEmpty();
        assertThat(new PromptNormaliser(Set.of(RuleName.TOOL_ORDER)).ruleCounts())
                .doesNotContainKey("tool-order");
    }

    private List<String> tools(String session, String... names) {
        String declared = List.of(names).stream()
                .map(name -> "{'name':'" + name + "','input_schema':{}}")
                .collect(Collectors.joining(",", "[", "]"));
        String body = "{'model':'m','tools':" + declared + ",'messages':[" + USER + "]}";
        return normaliser.normalise(read(body), session).tools().stream()
                .map(Tool::name)
                .map(Object::toString)
                .toList();
    }

    private NormalisedPrompt normalise(String body) {
        return normaliser.normalise(read(body), "s");
    }

    private static MessagesRequest read(String body) {
        return MessagesRequest.read(body.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    private static String request(String system, String messages) {
        return "{'model':'m','system':" + system + ",'messages':[" + messages + "]}";
    }

    private static String system(String text) {
        return "{'role':'system','content':'" + text + "'}";
    }

    private static String shown(NormalisedPrompt prompt) {
        return prompt.messages().stream().map(PromptNormaliserTest::shown).collect(Collectors.joining(" "));
    }

    private static String shown(Message message) {
        return message.role().wire() + shown(message.content(), "[", "]");
    }

    private static String shown(List<ContentBlock> content, String open, String close) {
        return content.stream().map(PromptNormaliserTest::shown).collect(Collectors.joining(" ", open, close));
    }

    private static String shown(ContentBlock block) {
        if (block instanceof ContentBlock.Text text) {
            return text.text().toString();
        }
        if (block instanceof ContentBlock.ToolUse use) {
            return use.name() + "()";
        }
        return block instanceof ContentBlock.ToolResult result
                ? "result" + shown(result.content(), "(", ")")
                : block.toString();
    }
}
