package dev.anyclaude.proxy.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anyclaude.proxy.backend.BackendAddress;
import dev.anyclaude.proxy.backend.HttpBackend;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DoctorTest {
    private final MockWebServer web = new MockWebServer();
    private final TemplateServer server = new TemplateServer();

    @BeforeEach
    void start() throws IOException {
        web.setDispatcher(server);
        web.start();
    }

    @AfterEach
    void stop() {
        web.close();
    }

    @Test
    void wellBehavedServerIsRecognisedAndPraised() {
        server.server = "BaseHTTP/0.6 Python/3.12.1";
        server.delta = "{\"reasoning\":\"hm\"}";

        assertThat(examine())
                .contains(
                        "it is mlx_lm.server and lists one model",
                        "thinking comes as reasoning",
                        "system messages stay where they are in a conversation",
                        "thinking of earlier turns stays in the prompt")
                .anyMatch(each -> each.startsWith("cached tokens reported"));
    }

    @Test
    void hoistedSystemMessagesAreSeenByWhatIsReused() {
        server.hoists = true;

        assertThat(examine()).contains("this server hoists system messages");
    }

    @Test
    void serverThatLeavesAZeroOutIsSeenToHoistAsWell() {
        server.hoists = true;
        server.leavesZeroOut = true;
        server.blockTokens = 64;

        assertThat(examine()).contains("this server hoists system messages");
    }

    @Test
    void hoistedSystemMessagesComeWithWhatTheyCostAndWhatHelps() {
        server.hoists = true;

        assertThat(findings())
                .filteredOn(each -> each.what().equals("this server hoists system messages"))
                .singleElement()
                .satisfies(each -> {
                    assertThat(each.level()).isEqualTo(Finding.Level.COSTS);
                    assertThat(each.cost()).contains("the whole conversation read again", "none with the proxy");
                    assertThat(each.fix()).isEqualTo("keep the rule late-system on");
                });
    }

    @ParameterizedTest
    @CsvSource({
        "vllm, --enable-prompt-tokens-details",
        "sglang, --enable-cache-report",
        "vllm-mlx, /v1/status",
        "omlx, update the server",
        "organization_owner, its own log",
        "library, its own log",
        "llamacpp, update the server"
    })
    void missingCountComesWithTheFixOfEachServer(String owner, String fix) {
        server.models = "{\"data\":[{\"id\":\"m\",\"owned_by\":\"" + owner + "\"}]}";
        server.reportsCached = false;

        assertThat(findings())
                .filteredOn(each -> each.what().equals("cached tokens not reported"))
                .singleElement()
                .satisfies(each -> assertThat(each.fix()).contains(fix));
    }

    @Test
    void refusedSystemMessagesAreNoFailureOfTheExamination() {
        server.refusesLateSystem = true;

        assertThat(examine())
                .contains(
                        "this server refuses system messages in a conversation",
                        "thinking of earlier turns stays in the prompt");
    }

    @Test
    void templateThatDropsThinkingIsSeenByThePromptsSize() {
        server.keepsThinking = false;

        assertThat(examine()).contains("thinking of earlier turns is left out of the prompt");
    }

    @Test
    void withoutCachedTokensNothingIsClaimedAboutTheTemplate() {
        server.reportsCached = false;

        assertThat(examine())
                .contains("cached tokens not reported")
                .noneMatch(each -> each.contains("hoists") || each.contains("stay where they are"));
    }

    @Test
    void cacheThatReusesNothingIsNamed() {
        server.forgets = true;

        assertThat(examine()).anyMatch(each -> each.startsWith("the same prompt sent twice found only 0 of"));
    }

    @Test
    void contextThatIsTooSmallIsBroken() {
        server.models = "{\"data\":[{\"id\":\"m\",\"owned_by\":\"vllm\",\"max_model_len\":4096}]}";

        assertThat(findings())
                .filteredOn(each -> each.level() == Finding.Level.BROKEN)
                .singleElement()
                .satisfies(each -> {
                    assertThat(each.what()).isEqualTo("context 4096 is too small for Claude Code's prompt");
                    assertThat(each.fix()).contains("--max-model-len");
                });
    }

    @Test
    void serverThatIsGoneIsBrokenAndEndsTheExamination() {
        web.close();

        List<Finding> found = findings();

        assertThat(found.get(found.size() - 1).level()).isEqualTo(Finding.Level.BROKEN);
    }

    @Test
    void everyFindingIsToldWhenItIsMade() {
        List<Finding> told = new ArrayList<>();
        List<Finding> found = new Doctor(backend(), Optional.of("m"), "[marker]", told::add).examine();

        assertThat(told).isEqualTo(found);
        assertThat(Finding.costs("a", "b", "c")).hasToString("note  a\n      cost: b\n      fix:  c");
    }

    private List<String> examine() {
        return findings().stream().map(Finding::what).toList();
    }

    private List<Finding> findings() {
        return new Doctor(backend(), Optional.empty(), "[marker]", each -> {}).examine();
    }

    private HttpBackend backend() {
        return new HttpBackend(BackendAddress.parse("127.0.0.1:" + web.getPort()), "");
    }
}
