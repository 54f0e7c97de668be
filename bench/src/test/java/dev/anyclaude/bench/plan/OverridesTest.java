package dev.anyclaude.bench.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class OverridesTest {
    private static final Overrides OVERRIDES = new Overrides(24, 0);

    @Test
    void changesTheTwoNumbersAndNoOtherByte() {
        assertThat(apply("{\"a\" : 1.50,\"max_tokens\" : 32000 , \"temperature\":1.0,\"z\":\"\\u00fc ü\"}"))
                .isEqualTo("{\"a\" : 1.50,\"max_tokens\" : 24 , \"temperature\":0,\"z\":\"\\u00fc ü\"}");
    }

    @Test
    void addsWhatIsNotThere() {
        assertThat(apply("{\"max_tokens\":1}")).isEqualTo("{\"temperature\":0,\"max_tokens\":24}");
    }

    @Test
    void leavesEqualKeysDeeperDownAlone() {
        assertThat(apply("{\"tools\":[{\"max_tokens\":7}],\"temperature\":0,\"max_tokens\":9}"))
                .isEqualTo("{\"tools\":[{\"max_tokens\":7}],\"temperature\":0,\"max_tokens\":24}");
    }

    @Test
    void refusesWhatIsNoObject() {
        assertThatThrownBy(() -> apply("[1]")).isInstanceOf(PlanException.class);
        assertThatThrownBy(() -> apply("{\"a\":")).isInstanceOf(PlanException.class);
    }

    private static String apply(String body) {
        return new String(OVERRIDES.apply(body.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
    }
}
