package dev.anyclaude.proxy.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class StoryTest {
    private static JsonNode turn(int number, String rest) {
        return JsonMapper.shared()
                .readTree("{\"session\":\"s\",\"conversation\":4,\"turn\":" + number + "," + rest + "}");
    }

    @Test
    void countsTheSecondsThatALostPromptCost() {
        List<String> rows = new Story(List.of(
                        turn(
                                0,
                                "\"prompt_tokens\":1000,\"cached_tokens\":0,\"expected_tokens\":0,\"ttft_ms\":10000,"
                                        + "\"cause\":\"first_of_session\",\"verdict\":\"as_expected\""),
                        turn(
                                1,
                                "\"prompt_tokens\":1500,\"cached_tokens\":500,\"expected_tokens\":500,\"ttft_ms\":10000,"
                                        + "\"cause\":\"client_changed_history\",\"path\":\"$.messages[1]\"")))
                .table()
                .lines()
                .toList();

        assertThat(rows).hasSize(3);
        assertThat(rows.get(1)).contains("1,000", "10.00s", "0.00s", "first_of_session, as_expected");
        assertThat(rows.get(2)).contains("1,500", "500", "5.00s", "client_changed_history at $.messages[1]");
    }

    @Test
    void saysWhatIsUnknown() {
        String row = new Story(List.of(turn(0, "\"outcome\":\"failed\"")))
                .table()
                .lines()
                .toList()
                .get(1);

        assertThat(row).contains("unknown", "none", "failed").doesNotContain("0.00s");
    }
}
