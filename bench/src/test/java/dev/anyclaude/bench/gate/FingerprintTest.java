package dev.anyclaude.bench.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.anyclaude.bench.sample.Environment;
import dev.anyclaude.bench.sample.RunManifest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What makes two jobs incomparable, one condition after the other. */
class FingerprintTest {
    private static final RunManifest.Backend BACKEND =
            new RunManifest.Backend("embedded", false, "made", Map.of("weights", "abc", "threads", "2"));
    private static final Environment MACHINE = machine("Linux 6.1.2", "cpu", 2, 1L << 34, "mains");
    private static final Fingerprint HERE = of("s1", "2.1.330", 8, BACKEND, MACHINE);

    @Test
    void machineBackendModelAndSessionsAllCount() {
        for (Fingerprint other : List.of(
                of("s2", "2.1.330", 8, BACKEND, MACHINE),
                of("s1", "2.1.331", 8, BACKEND, MACHINE),
                of("s1", "2.1.330", 9, BACKEND, MACHINE),
                of("s1", "2.1.330", 8, backend("vllm", "made", "abc"), MACHINE),
                of("s1", "2.1.330", 8, backend("embedded", "other", "abc"), MACHINE),
                of("s1", "2.1.330", 8, backend("embedded", "made", "abd"), MACHINE),
                of("s1", "2.1.330", 8, BACKEND, machine("Linux 7.1.2", "cpu", 2, 1L << 34, "mains")),
                of("s1", "2.1.330", 8, BACKEND, machine("Linux 6.1.2", "faster", 2, 1L << 34, "mains")),
                of("s1", "2.1.330", 8, BACKEND, machine("Linux 6.1.2", "cpu", 4, 1L << 34, "mains")),
                of("s1", "2.1.330", 8, BACKEND, machine("Linux 6.1.2", "cpu", 2, 1L << 35, "mains")),
                of("s1", "2.1.330", 8, BACKEND, machine("Linux 6.1.2", "cpu", 2, 1L << 34, "battery")))) {
            assertThat(other.id()).isNotEqualTo(HERE.id());
            assertThat(other.differences(HERE)).hasSize(1);
        }
    }

    @Test
    void graphicsAndPowerModeCountWhereTheMachineSaysThem() {
        Fingerprint automatic = of("s1", "2.1.330", 8, BACKEND, mac("Apple M2 Pro, 19 cores", "automatic"));
        Fingerprint low = of("s1", "2.1.330", 8, BACKEND, mac("Apple M2 Pro, 19 cores", "low power"));
        Fingerprint smaller = of("s1", "2.1.330", 8, BACKEND, mac("Apple M2 Pro, 16 cores", "automatic"));
        assertThat(low.differences(automatic)).containsExactly("power_mode low power instead of automatic");
        assertThat(smaller.differences(automatic))
                .containsExactly("gpu Apple M2 Pro, 16 cores instead of Apple M2 Pro, 19 cores");
        assertThat(HERE.hard()).doesNotContainKeys("gpu", "power_mode");
    }

    @Test
    void aPatchOfTheSystemIsSaidAndDoesNotCount() {
        Fingerprint patched = of("s1", "2.1.330", 8, BACKEND, machine("Linux 6.1.3", "cpu", 2, 1L << 34, "mains"));
        assertThat(patched.id()).isEqualTo(HERE.id());
        assertThat(patched.softDifferences(HERE)).containsExactly("os Linux 6.1.3 instead of Linux 6.1.2");
    }

    @Test
    void aFingerprintThatWasEditedIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Fingerprint(HERE.id(), Map.of("cpu", "another"), HERE.soft()))
                .withMessageContaining("is not that of its values");
    }

    private static RunManifest.Backend backend(String name, String model, String weights) {
        return new RunManifest.Backend(name, false, model, Map.of("weights", weights, "threads", "2"));
    }

    private static Environment machine(String os, String cpu, int cores, long memory, String power) {
        return new Environment(os, "arch", cpu, cores, memory, -1, "jvm 17.0.1", -1, power, "", false, "", "");
    }

    private static Environment mac(String gpu, String powerMode) {
        return new Environment(
                "Mac OS X 15.5",
                "aarch64",
                "Apple M2 Pro",
                12,
                1L << 34,
                -1,
                "jvm 17.0.1",
                -1,
                "mains",
                "",
                false,
                gpu,
                powerMode);
    }

    private static Fingerprint of(
            String sessions, String client, int maxTokens, RunManifest.Backend backend, Environment machine) {
        return Fingerprint.of(new RunManifest(
                RunManifest.SCHEMA,
                "run",
                "2026-01-01T00:00:00Z",
                List.of(),
                1,
                1,
                10,
                Optional.empty(),
                "",
                sessions,
                List.of(client),
                maxTokens,
                backend,
                machine));
    }
}
