package dev.anyclaude.bench.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.anyclaude.bench.sample.Fitness;
import dev.anyclaude.bench.sample.MachineReading;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What a machine must be like for a verdict to count, on two cores. */
class ConditionsTest {
    private static final MachineReading CALM = reading(0.1, "mains", 5, 7, 100);

    @Test
    void batteryAndHeatMakeAMachineUnfitWheneverTheyAppear() {
        for (MachineReading bad : new MachineReading[] {
            reading(0.1, "battery", 5, 7, 100), reading(0.1, "mains", 5, 7, 80),
        }) {
            assertThat(paired(Fitness.before(bad)).unfit()).hasSize(1);
            assertThat(paired(Fitness.before(CALM).after(bad)).unfit()).hasSize(1);
        }
        assertThat(paired(Fitness.before(CALM).after(reading(0.1, "mains", 6, 7, 100)))
                        .unfit())
                .containsExactly("heat slowed its processor during the run; let it cool");
        assertThat(paired(Fitness.before(CALM).after(CALM)).unfit()).isEmpty();
    }

    @Test
    void aLoadedMachineIsToldAndUnfitOnlyToBeHeldAgainstItsPast() {
        Fitness loaded = Fitness.before(reading(2.5, "mains", 5, 7, 100));
        assertThat(paired(loaded).unfit()).isEmpty();
        assertThat(paired(loaded).warnings()).anyMatch(each -> each.contains("load average 2.50 on 2 cores"));
        assertThat(Conditions.of(loaded, GateReceipt.Mode.STORED).unfit())
                .singleElement()
                .asString()
                .contains("load average 2.50 on 2 cores", "--baseline");
    }

    @Test
    void aContainersQuotaIsWarnedAboutAndNoMore() {
        Conditions conditions = paired(Fitness.before(CALM).after(reading(0.1, "mains", 5, 9, 100)));
        assertThat(conditions.unfit()).isEmpty();
        assertThat(conditions.warnings()).anyMatch(each -> each.contains("quota"));
    }

    @Test
    void anUnfitMachineEndsBeforeItMeasuresAndAFitOneGoesOn() {
        assertThatExceptionOfType(GateException.class)
                .isThrownBy(() -> paired(Fitness.before(reading(0.1, "battery", 5, 7, 100)))
                        .requireFit())
                .withMessageContaining("battery; plug it in")
                .satisfies(e -> assertThat(e.kind()).isEqualTo(GateException.Kind.UNFIT));
        assertThatNoException().isThrownBy(() -> paired(Fitness.before(CALM)).requireFit());
    }

    @Test
    void whateverWasMeasuredOnAnUnfitMachineIsUnfitAndTheReceiptSaysWhy() {
        Conditions hot = paired(Fitness.before(CALM).after(reading(3, "mains", 6, 7, 100)));
        for (double slower : new double[] {1, 2}) {
            GateRun run = new SimulatedGate(.02, .01, 1).run("r", 9, slower, Optional.empty());
            GateReceipt receipt = new GateRun(
                            run.manifest(),
                            run.plan(),
                            "c",
                            run.samples(),
                            run.overhead(),
                            run.rule(),
                            Optional.empty(),
                            hot)
                    .againstBuild("base");
            assertThat(receipt.verdict()).isEqualTo(GateVerdict.UNFIT);
            assertThat(receipt.warnings())
                    .anyMatch(each -> each.startsWith("nothing counts, for this machine is not fit: heat"))
                    .anyMatch(each -> each.startsWith("heat slowed the processor 1 times"));
        }
    }

    private static Conditions paired(Fitness fitness) {
        return Conditions.of(fitness, GateReceipt.Mode.PAIRED);
    }

    private static MachineReading reading(double load, String power, long throttles, long quota, int speed) {
        return new MachineReading(
                OptionalDouble.of(load),
                2,
                power,
                OptionalLong.of(throttles),
                OptionalLong.of(quota),
                OptionalInt.of(speed),
                OptionalLong.empty(),
                OptionalLong.empty());
    }
}
