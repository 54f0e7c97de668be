package dev.anyclaude.bench.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import dev.anyclaude.bench.stats.Block;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CalibratorTest {
    private static final int RUNS = 20;
    private static final int BLOCKS = 10;

    @TempDir
    Path folder;

    @Test
    void twentyRunsOfABuildAgainstItselfSayWhatTheMachineShows() {
        Calibration calibration = calibrate(RUNS, "2026-01-01T00:00:00Z");
        assertThat(calibration.runs()).isEqualTo(RUNS);
        assertThat(calibration.failures()).isZero();
        assertThat(calibration.failuresUpper()).isCloseTo(0.139, within(0.0005));
        assertThat(calibration.resampledFailures()).isLessThan(0.01);
        Calibration.Scatter ttft = ttft(calibration);
        assertThat(ttft.deviation()).isBetween(.08, .12);
        assertThat(ttft.detectable()).isBetween(.12, .25);
        assertThat(ttft.blocksNeeded()).isBetween(BLOCKS, 30);
    }

    @Test
    void aLaterGateUsesItAndStatesItsErrorRate() {
        Calibration calibration = calibrate(RUNS, "2026-01-01T00:00:00Z");
        Path file = calibration.write(folder);
        assertThat(file).hasFileName("calibration-" + calibration.fingerprint().id() + ".json");
        assertThat(Calibration.read(folder, calibration.fingerprint())).contains(calibration);

        GateReceipt receipt = new SimulatedGate(.08, .05, 2)
                .run("r", BLOCKS, 1, Optional.of(calibration))
                .againstBuild("base");

        assertThat(receipt.falseFailures().upper().orElseThrow()).isCloseTo(0.139, within(0.0005));
        assertThat(receipt.rule().tolerated())
                .isGreaterThanOrEqualTo(ttft(calibration).change95());
        assertThat(GateText.terminal(receipt)).anyMatch(each -> each.contains("0 of 20") && each.contains("13.9 %"));
    }

    @Test
    void anOldCalibrationIsWarnedAbout() {
        GateReceipt receipt = new SimulatedGate(.08, .05, 2)
                .run("r", BLOCKS, 1, Optional.of(calibrate(RUNS, "2025-11-01T00:00:00Z")))
                .againstBuild("base");
        assertThat(receipt.warnings()).anyMatch(each -> each.contains("older than 30 days"));
    }

    @Test
    void lessThanOneRunCalibratesNothing() {
        assertThatExceptionOfType(GateException.class)
                .isThrownBy(() -> new Calibrator(GateRule.STANDARD, 50).of(blocks(1), fingerprint(), "", 1))
                .withMessageContaining("fewer than 50 usable blocks");
    }

    private static Calibration.Scatter ttft(Calibration calibration) {
        return Objects.requireNonNull(calibration.metrics().get(GateMetric.TTFT_WARM));
    }

    private static Calibration calibrate(int runs, String createdAt) {
        return new Calibrator(GateRule.STANDARD, BLOCKS).of(blocks(runs), fingerprint(), createdAt, 1);
    }

    private static Map<GateMetric, List<Block>> blocks(int runs) {
        GateRun run = new SimulatedGate(.08, .05, 4).run("r", runs * BLOCKS, 1, Optional.empty());
        Map<GateMetric, List<Block>> blocks = new EnumMap<>(GateMetric.class);
        for (GateMetric metric : GateMetric.values()) {
            blocks.put(
                    metric,
                    PairedEvidence.blocks(
                            metric == GateMetric.PROXY_OVERHEAD ? run.overhead() : run.samples(),
                            metric,
                            run.plan().headline().stratum()));
        }
        return blocks;
    }

    private static Fingerprint fingerprint() {
        return Fingerprint.of(SimulatedGate.manifest("r", "a processor"));
    }
}
