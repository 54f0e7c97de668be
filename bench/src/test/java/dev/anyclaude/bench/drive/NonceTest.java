package dev.anyclaude.bench.drive;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class NonceTest {
    private static final String BODY = """
            {"model":"m","system":[{"type":"text","text":"x-anthropic-billing-header: cc_version=1;"},\
            {"type":"text","text":"Grüße, instructions"},{"type":"text","text":"more"}],\
            "tools":[{"name":"A","description":"does a","input_schema":{"description":"inner"}},{"name":"B","description":"b"}],\
            "messages":[{"role":"user","content":"hi"}]}""";

    @Test
    void marksTheFirstSystemTextThatIsNotTheBillingLineAndTheFirstToolsDescription() {
        assertThat(text(Nonce.hold(bytes(BODY))))
                .isEqualTo(BODY.replace("Grüße", Nonce.PLACEHOLDER + "Grüße")
                        .replace("does a", Nonce.PLACEHOLDER + "does a"));
    }

    @Test
    void marksASystemPromptThatIsAString() {
        assertThat(text(Nonce.hold(bytes("{\"system\":\"s\",\"messages\":[]}"))))
                .isEqualTo("{\"system\":\"" + Nonce.PLACEHOLDER + "s\",\"messages\":[]}");
    }

    @Test
    void leavesARequestWithoutSystemPromptAndToolsAlone() {
        String body = "{\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}";
        assertThat(text(Nonce.hold(bytes(body)))).isEqualTo(body);
    }

    @Test
    void everyMarkerIsNewAndOfTheSameLength() {
        Nonce nonce = new Nonce();
        nonce.change();
        byte[] first = nonce.mark(bytes(BODY));
        byte[] again = nonce.mark(bytes(BODY));
        nonce.change();
        byte[] second = nonce.mark(bytes(BODY));
        assertThat(again).isEqualTo(first);
        assertThat(second).isNotEqualTo(first).hasSameSizeAs(first);
    }

    @Test
    void fillsCapturedBytesWithTheMarkerOfTheMoment() {
        Nonce nonce = new Nonce();
        nonce.change();
        assertThat(nonce.fill(Nonce.hold(bytes(BODY)))).isEqualTo(nonce.mark(bytes(BODY)));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
