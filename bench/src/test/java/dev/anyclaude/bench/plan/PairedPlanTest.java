package dev.anyclaude.bench.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What is sent to compare two builds. */
class PairedPlanTest {
    private static final int BLOCKS = 10;
    private static final int ROUNDS = 5;
    private static final List<Route> BOTH = List.of(Route.PROXY, Route.BASELINE);

    @Test
    void theSeedIsRecordedAndDecidesEverything() {
        assertThat(plan(7)).isEqualTo(plan(7));
        assertThat(plan(7).seed()).isEqualTo(7);
        assertThat(plan(7).requests()).isNotEqualTo(plan(8).requests());
    }

    @Test
    void eachBuildComesFirstInHalfOfTheBlocksInRandomOrder() {
        for (long seed = 0; seed < 20; seed++) {
            ReplayPlan plan = plan(seed);
            long candidateLeads = 0;
            for (int block = 0; block < BLOCKS; block++) {
                candidateLeads += inBlock(plan, block).get(0).path() == Route.PROXY ? 1 : 0;
            }
            assertThat(candidateLeads).isEqualTo(BLOCKS / 2);
        }
    }

    @Test
    void bothBuildsGetTheSameBodiesEachAfterAResetOfItsOwn() {
        ReplayPlan plan = plan(3);
        for (int block = 0; block < BLOCKS; block++) {
            List<PlannedRequest> candidate = of(plan, block, Route.PROXY);
            List<PlannedRequest> baseline = of(plan, block, Route.BASELINE);
            assertThat(candidate).hasSize(2 * ROUNDS);
            assertThat(candidate.stream().map(PlannedRequest::bodySha256))
                    .containsExactlyElementsOf(
                            baseline.stream().map(PlannedRequest::bodySha256).toList());
            for (List<PlannedRequest> build : List.of(candidate, baseline)) {
                assertThat(build.get(0).reset()).isTrue();
                assertThat(build.stream().skip(1)).noneMatch(PlannedRequest::reset);
            }
        }
    }

    @Test
    void everyMeasuredRequestFollowsTheTurnBeforeThroughTheSameBuild() {
        ReplayPlan plan = plan(4);
        assertThat(plan.requests()).filteredOn(each -> each.arm() == Arm.W2).allSatisfy(each -> {
            PlannedRequest before = plan.requests().get(each.after());
            assertThat(before.seq()).isEqualTo(each.seq() - 1);
            assertThat(before.path()).isEqualTo(each.path());
            assertThat(before.session()).isEqualTo(each.session());
            assertThat(before.turn()).isLessThan(each.turn());
        });
    }

    @Test
    void oneSessionOfOneTurnIsRefused() {
        List<ReplaySession> lonely = List.of(SyntheticSessions.session("a", "one", 1, false));
        assertThatExceptionOfType(PlanException.class)
                .isThrownBy(() -> PairedPlan.build(lonely, BOTH, BLOCKS, ROUNDS, SyntheticSessions.OVERRIDES, 1))
                .withMessageContaining("two turns");
    }

    private static ReplayPlan plan(long seed) {
        return PairedPlan.build(SyntheticSessions.ordinary(), BOTH, BLOCKS, ROUNDS, SyntheticSessions.OVERRIDES, seed);
    }

    private static List<PlannedRequest> inBlock(ReplayPlan plan, int block) {
        return plan.requests().stream().filter(each -> each.block() == block).toList();
    }

    private static List<PlannedRequest> of(ReplayPlan plan, int block, Route route) {
        return inBlock(plan, block).stream()
                .filter(each -> each.path() == route)
                .toList();
    }
}
