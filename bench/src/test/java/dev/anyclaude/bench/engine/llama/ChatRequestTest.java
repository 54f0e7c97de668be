package dev.anyclaude.bench.engine.llama;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ChatRequestTest {

    @Test
    void conversationWithToolsBecomesChatMl() {
        ChatRequest request = read("""
                {"tools":[{"type":"function","function":{"name":"Read","parameters":{}}}],
                 "messages":[
                  {"role":"system","content":"Be brief."},
                  {"role":"user","content":[{"type":"text","text":"Look "},{"type":"text","text":"here."}]},
                  {"role":"assistant","content":null,"reasoning_content":"Which file?",
                   "tool_calls":[{"id":"c1","type":"function","function":{"name":"Read","arguments":"{\\"path\\": \\"a\\"}"}}]},
                  {"role":"tool","tool_call_id":"c1","content":"nothing"},
                  {"role":"system","content":"A reminder."}],
                 "max_tokens":7,"stream":true,"stream_options":{"include_usage":true}}
                """);

        assertThat(request.prompt()).isEqualTo("""
                <|im_start|>system
                Be brief.

                # Tools

                Each line between the tags describes a function that you can call:
                <tools>
                {"type":"function","function":{"name":"Read","parameters":{}}}
                </tools>
                A call is an object with its name and its arguments between <tool_call> tags.<|im_end|>
                <|im_start|>user
                Look here.<|im_end|>
                <|im_start|>assistant
                <think>
                Which file?
                </think>


                <tool_call>
                {"name":"Read","arguments":{"path": "a"}}
                </tool_call><|im_end|>
                <|im_start|>user
                <tool_response>
                nothing
                </tool_response><|im_end|>
                <|im_start|>system
                A reminder.<|im_end|>
                <|im_start|>assistant
                """);
        assertThat(request.maxTokens()).isEqualTo(7);
        assertThat(request.stream()).isTrue();
        assertThat(request.includeUsage()).isTrue();
    }

    @Test
    void headAloneIsTheBeginningOfThePrompt() {
        String head = "{\"messages\":[{\"role\":\"system\",\"content\":\"Be brief.\"}],\"tools\":[{\"name\":\"Read\"}]";
        String text = ChatRequest.textToTokenize(ChatRequest.json(utf8(head + "}")));

        assertThat(read(head.replace("}],\"tools", "},{\"role\":\"user\",\"content\":\"Hi\"}],\"tools") + "}")
                        .prompt())
                .startsWith(text);
    }

    @Test
    void toolsWithoutSystemTextStillComeFirst() {
        assertThat(read("{\"tools\":[1],\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]}")
                        .prompt())
                .startsWith("<|im_start|>system\n# Tools\n");
    }

    @Test
    void unusableBodiesAreRefusedWithTheReason() {
        assertRefused("{", "not JSON");
        assertRefused("[]", "no JSON object");
        assertRefused("{\"messages\":7}", "messages must be an array");
        assertRefused("{\"messages\":[]}", "at least one message");
        assertRefused("{\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}],\"max_tokens\":0}", "at least 1");
    }

    private static void assertRefused(String body, String reason) {
        assertThatThrownBy(() -> read(body))
                .isInstanceOfSatisfying(
                        EngineException.class, e -> assertThat(e.status()).isEqualTo(400))
                .hasMessageContaining(reason);
    }

    private static ChatRequest read(String body) {
        return ChatRequest.read(utf8(body));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
