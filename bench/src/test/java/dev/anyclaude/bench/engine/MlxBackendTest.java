package dev.anyclaude.bench.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.anyclaude.bench.engine.BackendUnderTestException.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a script that stands in for the real one: it writes down how it was called and lives until its input ends. */
class MlxBackendTest {
    private CannedServer server;

    @TempDir
    Path folder;

    @BeforeEach
    void start() throws IOException {
        server = CannedServer.start();
        server.answers().put("GET /v1/models", "{\"data\":[]}");
        server.answers().put("GET /v1/status", "{\"status\":\"running\",\"cache\":{\"tokens_saved\":7}}");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void restartEndsItsOwnChildAndStartsAnotherAtTheSamePort() throws IOException {
        Path script = script(
                "echo begin \"$@\" >> calls; echo listening on " + address() + "; cat > /dev/null; echo end >> calls");

        try (MlxBackend backend = start(script)) {
            assertThat(backend.canRestart()).isTrue();
            backend.restart();
        }

        List<String> calls = Files.readAllLines(folder.resolve("calls"), StandardCharsets.UTF_8);
        assertThat(calls).hasSize(4);
        assertThat(calls.get(0)).startsWith("begin").endsWith("--port 0");
        assertThat(calls.get(1)).isEqualTo("end");
        assertThat(calls.get(2)).startsWith("begin").endsWith("--port " + server.port());
        assertThat(calls.get(3)).isEqualTo("end");
    }

    @Test
    void totalOfCachedTokensIsWhatTheServerTells() throws IOException {
        try (MlxBackend backend = start(script("echo listening on " + address() + "; cat > /dev/null"))) {
            assertThat(backend.cachedTokensInAll()).hasValue(7);
        }
    }

    @Test
    void whatTheServerPrintedLastIsThereForTheUser() throws IOException {
        try (MlxBackend backend =
                start(script("echo out of memory; echo listening on " + address() + "; cat > /dev/null"))) {
            assertThat(backend.lastWords()).contains("out of memory");
        }
    }

    @Test
    void serverThatDoesNotComeUpIsExplainedByWhatItsScriptSaid() throws IOException {
        Path script = script("echo 'mlx-server: port 8080 cannot be used' >&2; exit 1");

        assertThatThrownBy(() -> start(script))
                .isInstanceOfSatisfying(
                        BackendUnderTestException.class,
                        e -> assertThat(e.kind()).isEqualTo(Kind.START_FAILED))
                .hasMessageContaining("port 8080 cannot be used");
    }

    private MlxBackend start(Path script) {
        return MlxBackend.start(script, MlxBackend.Server.VLLM_MLX, Optional.of(folder.toString()), List.of());
    }

    private String address() {
        return server.url().toString();
    }

    private Path script(String commands) throws IOException {
        Path script = folder.resolve("server.sh");
        Files.writeString(script, "#!/bin/sh\ncd '" + folder + "'\n" + commands + "\n", StandardCharsets.UTF_8);
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
        return script;
    }
}
