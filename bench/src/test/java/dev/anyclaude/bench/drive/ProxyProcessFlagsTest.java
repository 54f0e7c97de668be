package dev.anyclaude.bench.drive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ProxyProcessFlagsTest {
    @Test
    void theProxyIsMeasuredWithTheFlagsItIsUsedWith() throws IOException {
        String script = Files.readString(Path.of("..", "scripts", "anyclaude"), StandardCharsets.UTF_8);
        assertThat(script).contains("flags=(" + String.join(" ", ProxyLauncher.JVM_FLAGS) + ")");
    }
}
