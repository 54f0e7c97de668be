package dev.anyclaude.bench.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FitnessTest {
    @TempDir
    Path root;

    @Test
    void throttlingCountsOnlyWhatHappenedDuringTheRun() throws IOException {
        machine(40, 7);
        Fitness fitness = Fitness.before(reading(0.2, 4, "mains"));
        assertThat(fitness.after(reading(3, 4, "mains")).warnings()).isEmpty();
        machine(43, 9);
        assertThat(fitness.after(reading(3, 4, "mains")).warnings())
                .containsExactly(
                        "heat slowed the processor 3 times during the run",
                        "the container's quota of processor time ran out in 2 periods during the run");
    }

    @Test
    void busyMachineAndBatteryAreSaid() {
        Fitness fitness = Fitness.before(reading(2.5, 2, "battery"));
        assertThat(fitness.warnings()).hasSize(2);
        assertThat(fitness.warnings().get(0)).contains("2.50 on 2 cores");
        assertThat(fitness.warnings().get(1)).contains("battery");
    }

    @Test
    void slowedMacIsSaid() {
        assertThat(FitnessProbe.speedLimit("CPU_Speed_Limit \t= 62\n")).hasValue(62);
        MachineReading slowed = new MachineReading(
                OptionalDouble.of(0),
                8,
                "mains",
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalInt.of(62),
                OptionalLong.empty(),
                OptionalLong.empty());
        assertThat(Fitness.before(slowed).warnings())
                .containsExactly("the processor may run at 62 % of its speed only");
    }

    @Test
    void whatTheMachineDoesNotSayIsUnknownAndNoWarning() {
        Fitness fitness = Fitness.before(reading(-1, 2, ""));
        assertThat(fitness.warnings()).isEmpty();
        assertThat(fitness.unknown()).containsExactly("load", "power source", "slowing for heat");
    }

    @Test
    void fileComesBackAsItWasAndAnotherSchemaIsRefused() throws IOException {
        Path file = root.resolve("fitness.json");
        assertThat(Fitness.read(file)).isEmpty();
        Fitness fitness = Fitness.before(reading(0.5, 2, "mains"));
        fitness.write(file);
        assertThat(Fitness.read(file)).contains(fitness);
        Files.writeString(
                file,
                Files.readString(file, StandardCharsets.UTF_8).replace("fitness/1", "fitness/2"),
                StandardCharsets.UTF_8);
        assertThatThrownBy(() -> Fitness.read(file))
                .isInstanceOf(SampleException.class)
                .hasMessageContaining("anyclaude-fitness/2");
    }

    @Test
    void wallClockThatJumpsIsSaidAndOneThatOnlyGoesOnIsNot() {
        MachineReading before = at(1_800_000_000_000L, 5_000);
        MachineReading later = at(1_800_000_060_000L, 65_400);
        MachineReading putBack = at(1_799_996_460_000L, 65_000);
        assertThat(Fitness.before(before).after(later).warnings()).isEmpty();
        assertThat(Fitness.before(before).after(putBack).warnings())
                .singleElement()
                .asString()
                .contains("jumped by -3600.0 s", "measure again");
    }

    private MachineReading at(long wallMillis, long monotonicMillis) {
        return FitnessProbe.read(root, 0.1, 2, "mains", wallMillis, monotonicMillis * 1_000_000);
    }

    private MachineReading reading(double load, int cores, String power) {
        return FitnessProbe.read(root, load, cores, power, 0, 0);
    }

    private void machine(long throttles, long quota) throws IOException {
        Path heat = root.resolve("sys/devices/system/cpu/cpu0/thermal_throttle");
        Files.createDirectories(heat);
        Files.writeString(heat.resolve("core_throttle_count"), throttles + "\n", StandardCharsets.UTF_8);
        Path group = root.resolve("sys/fs/cgroup");
        Files.createDirectories(group);
        Files.writeString(
                group.resolve("cpu.stat"), "usage_usec 5\nnr_throttled " + quota + "\n", StandardCharsets.UTF_8);
    }
}
