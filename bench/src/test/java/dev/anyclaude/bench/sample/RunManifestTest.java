package dev.anyclaude.bench.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunManifestTest {
    @TempDir
    Path folder;

    @Test
    void readsBackWhatWasWritten() {
        RunManifest manifest = new RunManifest(
                RunManifest.SCHEMA,
                "run",
                "2026-01-01T00:00:00Z",
                List.of("--quick"),
                6,
                -7,
                10,
                Optional.of("s"),
                "ab",
                "cd",
                List.of("2.1.330"),
                24,
                new RunManifest.Backend("fake", true, "m", Map.of("k", "v")),
                EnvironmentProbe.read(folder));
        Path file = folder.resolve("manifest.json");
        manifest.write(file);
        assertThat(RunManifest.read(file)).isEqualTo(manifest);
    }

    @Test
    void refusesForeignSchema() throws IOException {
        Path file = folder.resolve("manifest.json");
        Files.writeString(file, "{\"schema\":\"x/1\",\"arguments\":[],\"client_versions\":[]}");
        assertThatThrownBy(() -> RunManifest.read(file)).isInstanceOf(SampleException.class);
    }

    @Test
    void machineAlwaysHasCoresAndMemory() {
        Environment here = EnvironmentProbe.read(folder);
        assertThat(here.cores()).isPositive();
        assertThat(here.memoryBytes()).isPositive();
        assertThat(here.jvm()).isNotBlank();
    }
}
