package dev.anyclaude.bench.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.anyclaude.bench.plan.Arm;
import dev.anyclaude.bench.plan.Route;
import dev.anyclaude.bench.plan.TurnKind;
import dev.anyclaude.bench.sample.Environment;
import dev.anyclaude.bench.stats.Estimate;
import dev.anyclaude.bench.stats.PrefillFit;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SummaryTest {
    @TempDir
    Path folder;

    @Test
    void readsBackWhatWasWritten() {
        Path file = folder.resolve("summary.json");
        summary().write(file);
        assertThat(Summary.read(file)).isEqualTo(summary());
    }

    @Test
    void hasTheKeysOtherProgramsRead() throws IOException {
        JsonNode root = written();
        JsonNode verdict = root.path("verdicts").path(0);
        assertThat(root.path("schema").asString()).isEqualTo("anyclaude-summary/1");
        assertThat(verdict.path("verdict").asString()).isEqualTo("CONFIRMED");
        assertThat(verdict.path("speedup").path("low").asDouble()).isEqualTo(10.5);
        assertThat(verdict.path("coldMedianMs").asDouble()).isEqualTo(6000);
        assertThat(root.path("distributions").path(0).path("path").asString()).isEqualTo("proxy");
        JsonNode side = root.path("session").path("turns").path(0).path("normalised");
        assertThat(side.path("cachedTokens").asInt()).isEqualTo(90);
        assertThat(root.path("proxyOverhead").path("estimateMs").asDouble()).isEqualTo(0.5);
        assertThat(root.path("exclusions").path(0).path("count").asInt()).isEqualTo(2);
    }

    @Test
    void unknownValueHasNoKey() throws IOException {
        JsonNode root = written();
        assertThat(root.path("verdicts").path(0).has("blocksNeeded")).isFalse();
        assertThat(root.path("distributions").path(0).has("p99Ms")).isFalse();
        assertThat(root.path("session").path("turns").path(0).path("raw").has("ttftMs"))
                .isFalse();
    }

    @Test
    void refusesForeignSchema() throws IOException {
        Path file = folder.resolve("summary.json");
        Files.writeString(file, "{\"schema\":\"x/1\"}");
        assertThatThrownBy(() -> Summary.read(file)).isInstanceOf(VerdictException.class);
    }

    private JsonNode written() throws IOException {
        Path file = folder.resolve("summary.json");
        summary().write(file);
        return JsonMapper.builder().build().readTree(Files.readString(file, StandardCharsets.UTF_8));
    }

    static Summary summary() {
        MetricVerdict verdict = new MetricVerdict(
                "ttft",
                Arm.W1,
                "s",
                true,
                Verdict.CONFIRMED,
                "",
                Optional.of(Estimate.of(12, 10.5, 14, 0.969)),
                2,
                OptionalInt.empty(),
                OptionalDouble.of(0.98),
                OptionalDouble.of(6000),
                OptionalDouble.of(500),
                Optional.of(Estimate.point(5500)),
                OptionalDouble.of(13),
                Optional.of(new ReuseNeed(9_000, 180, 0, 5_000, true)),
                List.of(11.0, 13.0),
                new CrossChecks(
                        "signed-rank",
                        Optional.empty(),
                        Optional.empty(),
                        OptionalDouble.of(12),
                        OptionalDouble.of(1),
                        OptionalDouble.empty(),
                        OptionalDouble.empty(),
                        OptionalDouble.empty(),
                        1,
                        OptionalDouble.empty(),
                        OptionalDouble.empty(),
                        0,
                        0));
        Distribution distribution = new Distribution(
                Arm.COLD,
                Route.PROXY,
                "ttft",
                "s",
                14,
                1,
                2,
                OptionalDouble.of(3),
                OptionalDouble.empty(),
                4,
                OptionalDouble.empty(),
                OptionalDouble.empty());
        SessionTimeline.Turn turn = new SessionTimeline.Turn(
                "a",
                0,
                TurnKind.MAIN,
                new SessionTimeline.Side(false, OptionalInt.empty(), OptionalInt.empty(), OptionalDouble.empty()),
                new SessionTimeline.Side(true, OptionalInt.of(100), OptionalInt.of(90), OptionalDouble.of(7)));
        return new Summary(
                Summary.SCHEMA,
                "embedded",
                false,
                6,
                -1,
                "r",
                new Environment("os", "arch", "cpu", 2, -1, -1, "jvm", -1, "", "", false, "", ""),
                new Summary.HeadlineKey("ttft", Arm.W1, "s", "ab"),
                List.of(verdict),
                List.of(distribution),
                List.of(new GoodputShare(Arm.COLD, Route.PROXY, "s", 14, 2_000, 100, 0.5)),
                Optional.of(new PrefillFit(20, 400, 100)),
                Optional.of(new WhatIf(
                        9_000,
                        180,
                        List.of(new WhatIf.Backend("this", "embedded", "fitted", new PrefillFit(20, 400, 100))),
                        List.of(new WhatIf.Prediction("this", 9_000, 50, 22_645, 145, 156, 290)))),
                Optional.of(new SessionTimeline(
                        0, 0, OptionalLong.empty(), OptionalLong.empty(), 0, "turn 0 of a", List.of(turn))),
                Optional.of(new ProxyOverhead(
                        0.5, OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty(), 2)),
                List.of(new Exclusion("mixed", Arm.W1, 2, "mixed: 3 of 5")));
    }
}
