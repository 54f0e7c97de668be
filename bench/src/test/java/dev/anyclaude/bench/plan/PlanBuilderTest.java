package dev.anyclaude.bench.plan;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.anyclaude.bench.session.SessionReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanBuilderTest {
    private static final int BLOCKS = 10;
    private static final PlanSettings SETTINGS =
            new PlanSettings(BLOCKS, 2, 2, new PlanSettings.TimelineShape(4, 2, 3), SyntheticSessions.OVERRIDES, 0, 6);

    @Test
    void sameSeedGivesSamePlan() {
        assertThat(plan(7).toJson()).isEqualTo(plan(7).toJson());
        assertThat(plan(7).requests()).isNotEqualTo(plan(8).requests());
    }

    @Test
    void aClaimOfNoSpeedupIsRefused() {
        PlanSettings none = new PlanSettings(
                BLOCKS, 2, 2, new PlanSettings.TimelineShape(4, 2, 3), SyntheticSessions.OVERRIDES, 0, 1);

        assertThatThrownBy(() -> PlanBuilder.build(SyntheticSessions.ordinary(), none, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("greater than 1");
    }

    @Test
    void everyBlockHasTwoColdPromptsAndAnswersBothQuestions() {
        for (int block = 0; block < BLOCKS; block++) {
            Map<Arm, Long> arms = inBlock(plan(1), block).stream().collect(groupingBy(PlannedRequest::arm, counting()));
            assertThat(arms)
                    .containsEntry(Arm.COLD, 2L)
                    .containsEntry(Arm.W1, 2L)
                    .containsEntry(Arm.W2, 2L)
                    .containsEntry(Arm.DIRECT, 1L);
        }
    }

    @Test
    void comparedArmsSendTheSameBodyInEveryBlock() {
        ReplayPlan plan = plan(3);
        for (int block = 0; block < BLOCKS; block++) {
            assertThat(bodies(plan, block, Arm.COLD))
                    .containsAll(bodies(plan, block, Arm.W1))
                    .containsAll(bodies(plan, block, Arm.W2));
            assertThat(bodies(plan, block, Arm.W2)).isEqualTo(bodies(plan, block, Arm.DIRECT));
        }
    }

    @Test
    void everyWarmRequestFollowsItsPrimeImmediately() {
        ReplayPlan plan = plan(4);
        for (PlannedRequest request : plan.requests()) {
            if (request.after() != PlannedRequest.NONE) {
                PlannedRequest before = plan.requests().get(request.after());
                assertThat(before.seq()).isEqualTo(request.seq() - 1);
                assertThat(before.arm()).isEqualTo(Arm.PRIME);
                assertThat(before.session().equals(request.session()))
                        .isEqualTo(request.arm() != Arm.W1 && request.arm() != Arm.RAW);
            }
        }
    }

    @Test
    void everyColdPromptComesRightAfterAReset() {
        assertThat(plan(5).requests())
                .filteredOn(each -> each.arm() == Arm.COLD)
                .allMatch(PlannedRequest::reset);
    }

    @Test
    void ordersAreBalanced() {
        for (long seed = 0; seed < 20; seed++) {
            ReplayPlan plan = plan(seed);
            int firstTurnLeads = 0;
            int directLeads = 0;
            for (int block = 0; block < BLOCKS; block++) {
                List<Arm> order =
                        inBlock(plan, block).stream().map(PlannedRequest::arm).toList();
                firstTurnLeads += order.indexOf(Arm.W1) < order.indexOf(Arm.W2) ? 1 : 0;
                directLeads += order.indexOf(Arm.DIRECT) < order.indexOf(Arm.W2) ? 1 : 0;
            }
            assertThat(firstTurnLeads).isEqualTo(BLOCKS / 2);
            assertThat(directLeads).isEqualTo(BLOCKS / 2);
        }
    }

    @Test
    void bothSessionsOfAProjectTakeTurnsInBeingMeasured() {
        Map<String, Long> targets = plan(6).requests().stream()
                .filter(each -> each.arm() == Arm.W1)
                .collect(groupingBy(PlannedRequest::session, counting()));
        assertThat(targets).containsOnly(Map.entry("a", 10L), Map.entry("c", 10L));
    }

    @Test
    void rawIsComparedOnlyInItsBlocks() {
        assertThat(plan(6).requests()).filteredOn(each -> each.arm() == Arm.RAW).hasSize(2);
    }

    @Test
    void wholeSessionsGoTheSameWayRawAndNormalised() {
        ReplayPlan plan = plan(6);
        List<String> raw = timeline(plan, Route.RAW);
        assertThat(raw).containsExactly("a0", "a1", "a2", "a3", "c0", "c1", "i0", "i1", "i2");
        assertThat(timeline(plan, Route.PROXY)).isEqualTo(raw);
    }

    @Test
    void pausesAreAsRecordedUpToTheCap() {
        PlanSettings thinking = new PlanSettings(
                1, 0, 1, new PlanSettings.TimelineShape(3, 0, 0), SyntheticSessions.OVERRIDES, 5_000, 6);
        ReplayPlan plan = PlanBuilder.build(SyntheticSessions.ordinary(), thinking, 1);
        assertThat(plan.requests())
                .filteredOn(each -> each.arm() == Arm.TIMELINE && each.path() == Route.RAW)
                .extracting(PlannedRequest::thinkMillis)
                .containsExactly(0L, 600L, 600L);
    }

    @Test
    void importedPausesTakeThePlaceOfRecordedOnes() {
        PlanSettings thinking = new PlanSettings(
                1, 0, 1, new PlanSettings.TimelineShape(4, 0, 0), SyntheticSessions.OVERRIDES, 30_000, 6);
        ThinkTimes day = new ThinkTimes(List.of(7L), List.of(4_000L, 90_000L));
        List<ReplaySession> sessions =
                SyntheticSessions.ordinary().stream().map(day::into).toList();
        assertThat(PlanBuilder.build(sessions, thinking, 1).requests())
                .filteredOn(each -> each.arm() == Arm.TIMELINE && each.path() == Route.RAW)
                .extracting(PlannedRequest::thinkMillis)
                .containsExactly(0L, 4_000L, 30_000L, 4_000L);
    }

    @Test
    void turnThatBringsAToolsResultWaitsAsLongAsToolsDid() {
        Overrides overrides = SyntheticSessions.OVERRIDES;
        ReplaySession recorded = SessionReader.readAll(Path.of("sessions")).stream()
                .filter(each -> each.name().startsWith("print-long"))
                .map(each -> ReplaySessions.of(each, overrides))
                .findFirst()
                .orElseThrow();
        ReplaySession moved = new ThinkTimes(List.of(50L, 70L), List.of()).into(recorded);
        ReplayTurn second = moved.turns().get(1);
        assertThat(Timeline.thinkMillis(moved.turns().get(0), second)).isEqualTo(50);
        assertThat(Timeline.thinkMillis(second, moved.turns().get(2))).isEqualTo(70);
        assertThat(second.body()).isEqualTo(recorded.turns().get(1).body());
    }

    @Test
    void headlineIsFixedByItsDigest() {
        assertThat(plan(1).headline()).isEqualTo(plan(2).headline());
        PlanSettings stricter = settings(new Slo(500, 50), 1);
        assertThat(PlanBuilder.build(SyntheticSessions.ordinary(), stricter, 1)
                        .headline()
                        .sha256())
                .isNotEqualTo(plan(1).headline().sha256());
        assertThat(plan(1).headline().arm()).isEqualTo(Arm.W1);
    }

    @Test
    void anotherClaimAfterTheFactIsFoundOut(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("plan.json");
        plan(9).write(file);
        String text = Files.readString(file, StandardCharsets.UTF_8);
        int headline = text.indexOf("\"headline\"");
        Files.writeString(
                file,
                text.substring(0, headline) + text.substring(headline).replaceFirst("6\\.0", "2.0"),
                StandardCharsets.UTF_8);
        assertThatThrownBy(() -> ReplayPlan.read(file))
                .isInstanceOf(PlanException.class)
                .hasMessageContaining("not the one that was fixed before the run");
    }

    @Test
    void oneSessionAloneStillComparesNextTurns() {
        ReplayPlan plan = PlanBuilder.build(List.of(SyntheticSessions.session("a", "one", 3, false)), SETTINGS, 1);
        assertThat(plan.headline().arm()).isEqualTo(Arm.W2);
        assertThat(plan.requests()).noneMatch(each -> each.arm() == Arm.W1);
    }

    @Test
    void sessionsWithNothingToCompareAreRefused() {
        List<ReplaySession> lonely = List.of(SyntheticSessions.session("a", "one", 1, false));
        assertThatThrownBy(() -> PlanBuilder.build(lonely, SETTINGS, 1))
                .isInstanceOf(PlanException.class)
                .hasMessageContaining("two turns");
    }

    @Test
    void planOfAnOlderHarnessHasTheUsualLimitsOfGoodAnswersAndOneStratum(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("plan.json");
        plan(9).write(file);
        String older = Files.readString(file, StandardCharsets.UTF_8)
                .replaceFirst("(?s),\\s*\"slo\" : \\{.*?\\}", "")
                .replaceFirst(",\\s*\"strata\" : 1", "");
        assertThat(older).doesNotContain("slo", "strata");
        Files.writeString(file, older, StandardCharsets.UTF_8);
        assertThat(ReplayPlan.read(file)).isEqualTo(plan(9));
    }

    @Test
    void furtherStrataAreAskedTheSameInEveryBlock() {
        ReplayPlan plan = PlanBuilder.build(SyntheticSessions.ofTwoStrata(), strata(2), 9);
        String further = "prefix 0-4k tokens, new 256-1k tokens, text";
        assertThat(plan.headline()).isEqualTo(plan(9).headline());
        for (int block = 0; block < BLOCKS; block++) {
            List<Arm> asked = inBlock(plan, block).stream()
                    .filter(each -> each.stratum().equals(further))
                    .map(PlannedRequest::arm)
                    .toList();
            assertThat(asked).containsExactly(Arm.COLD, Arm.W2, Arm.W2);
            assertThat(inBlock(plan, block)).filteredOn(PlannedRequest::reset).hasSizeGreaterThanOrEqualTo(3);
        }
    }

    @Test
    void unlessMoreAreAskedForThereIsOneStratum() {
        ReplayPlan one = PlanBuilder.build(SyntheticSessions.ofTwoStrata(), SETTINGS, 9);
        assertThat(one.requests())
                .filteredOn(each -> each.block() != PlannedRequest.NONE && each.arm() == Arm.W2)
                .extracting(PlannedRequest::stratum)
                .containsOnly(one.headline().stratum());
        assertThat(PlanBuilder.build(SyntheticSessions.ofTwoStrata(), strata(7), 9)
                        .requests())
                .isEqualTo(PlanBuilder.build(SyntheticSessions.ofTwoStrata(), strata(2), 9)
                        .requests());
    }

    @Test
    void strataAreNamedInTokens() {
        assertThat(plan(9).headline().stratum()).isEqualTo("prefix 0-4k tokens, new 0-256 tokens, text");
    }

    @Test
    void readsBackWhatWasWritten(@TempDir Path folder) {
        Path file = folder.resolve("plan.json");
        plan(9).write(file);
        assertThat(ReplayPlan.read(file)).isEqualTo(plan(9));
    }

    private static ReplayPlan plan(long seed) {
        return PlanBuilder.build(SyntheticSessions.ordinary(), SETTINGS, seed);
    }

    private static PlanSettings strata(int most) {
        return settings(SETTINGS.slo(), most);
    }

    private static PlanSettings settings(Slo slo, int strata) {
        return new PlanSettings(
                BLOCKS,
                SETTINGS.rawBlocks(),
                SETTINGS.warmRounds(),
                SETTINGS.timeline(),
                SETTINGS.overrides(),
                SETTINGS.thinkCapMillis(),
                SETTINGS.claim(),
                slo,
                strata);
    }

    private static List<PlannedRequest> inBlock(ReplayPlan plan, int block) {
        return plan.requests().stream().filter(each -> each.block() == block).toList();
    }

    private static Set<String> bodies(ReplayPlan plan, int block, Arm arm) {
        return inBlock(plan, block).stream()
                .filter(each -> each.arm() == arm)
                .map(PlannedRequest::bodySha256)
                .collect(toSet());
    }

    private static List<String> timeline(ReplayPlan plan, Route route) {
        return plan.requests().stream()
                .filter(each -> each.arm() == Arm.TIMELINE && each.path() == route)
                .map(each -> each.session() + each.turn())
                .toList();
    }
}
