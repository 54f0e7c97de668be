package dev.anyclaude.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.anyclaude.bench.engine.ChildClassPath;
import dev.anyclaude.bench.fake.ScriptedBackend;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code scripts/anyclaude} as a user types it, with the real Claude Code behind its name on the PATH, in front of a backend without a
 * model. Skipped, with the reason, where the client has not been fetched: {@code scripts/claude-isolated.sh --get} does that.
 */
@Timeout(180)
class AnyclaudeScriptTest {
    private static final Path SCRIPTS =
            Path.of("..", "scripts").toAbsolutePath().normalize();
    private static final Path JAR = Path.of("..", "proxy", "target", "anyclaude-proxy.jar");
    private static final String SCRIPT = "other-project";
    private static final String LISTENING = "listening on ";

    @TempDir
    private Path folder;

    @Test
    void runsTheClientThroughTheProxyAndSumsUpTheSession() throws Exception {
        assume(Files.exists(JAR), "the proxy is not packaged");
        requireClient();
        Path project = Files.createDirectory(folder.resolve("project")).toRealPath();
        Files.writeString(project.resolve("README.md"), "# Sweep\n\nMoves what is old.\n", StandardCharsets.UTF_8);
        Files.writeString(project.resolve("sweep.sh"), "#!/bin/sh\nfind . -mtime +30\n", StandardCharsets.UTF_8);
        Process backend = backend(project);
        try (BufferedReader announced = backend.inputReader(StandardCharsets.UTF_8)) {
            String url = announced.readLine().substring(LISTENING.length());

            Ended client = anyclaude(url, project, "-p", "What does this tool do?", "--allowedTools", "Bash Read Grep");

            assertThat(client.exit()).as(client.complaints()).isZero();
            assertThat(client.said()).startsWith("It moves files that were not touched for a month");
            assertThat(client.complaints())
                    .contains("[Session] 4 requests: 4 completed, 0 failed, 0 left by the client")
                    .contains("[Session] hits: 3 of 4")
                    .contains("[Session] tokens not prefilled: ")
                    .contains("[Session] seconds saved: ")
                    .contains("[Session] misses by cause: first_of_session 1")
                    .contains("[Prompt Cache] Final stats: 1 cached prompts, 3 hits, 1 misses");
            assertThat(Files.readString(folder.resolve("log"), StandardCharsets.UTF_8))
                    .contains("settings by environment: backend " + url)
                    .doesNotContain("[Request Failed]");
        } finally {
            end(backend);
        }
    }

    @Test
    void aBackendThatIsNotThereIsExplainedAndTheClientsFailureIsPassedOn() throws Exception {
        assume(Files.exists(JAR), "the proxy is not packaged");
        Path claude = Files.createDirectory(folder.resolve("bin")).resolve("claude");
        executable(claude, "echo \"$ANTHROPIC_BASE_URL $*\"\nexit 7\n");

        Ended client = anyclaude("http://127.0.0.1:9", folder, "--resume", "a b");

        assertThat(client.exit()).isEqualTo(7);
        assertThat(client.said()).matches("(?s)http://127\\.0\\.0\\.1:\\d+ --resume a b\n");
        assertThat(client.complaints()).contains("[Session] 0 requests");
        assertThat(Files.readString(folder.resolve("log"), StandardCharsets.UTF_8))
                .contains("127.0.0.1:9")
                .contains("mlx_lm.server");
    }

    /** A process after its end. */
    private record Ended(int exit, String said, String complaints) {}

    private Process backend(Path project) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        ChildClassPath.of(ScriptedBackend.class.getClassLoader()),
                        ScriptedBackend.class.getName(),
                        "--script",
                        SCRIPT,
                        "--project",
                        project.toString())
                .redirectError(folder.resolve("backend").toFile())
                .start();
    }

    private Ended anyclaude(String backend, Path project, String... arguments)
            throws IOException, InterruptedException {
        Path bin = folder.resolve("bin");
        if (!Files.exists(bin)) {
            executable(
                    Files.createDirectory(bin).resolve("claude"),
                    "export CLAUDE_CODE_KEY=\"$ANTHROPIC_AUTH_TOKEN\"\n"
                            + "export CLAUDE_CODE_PASS='CLAUDE_CODE_ATTRIBUTION_HEADER CLAUDE_CODE_TOTAL_TOKENS_REMINDER"
                            + " CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC API_TIMEOUT_MS'\n"
                            + "exec /bin/bash '" + SCRIPTS.resolve("claude-isolated.sh")
                            + "' \"${ANTHROPIC_BASE_URL##*:}\" \"$PWD\" \"$@\"\n");
        }
        ProcessBuilder builder =
                new ProcessBuilder("/bin/bash", SCRIPTS.resolve("anyclaude").toString());
        builder.command().addAll(List.of(arguments));
        Map<String, String> environment = builder.environment();
        environment.put("PATH", bin + ":" + environment.get("PATH"));
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        environment.putIfAbsent("CLAUDE_CODE_CACHE", System.getProperty("user.home") + "/.cache/anyclaude/claude-code");
        environment.put("HOME", folder.toString());
        environment.put("CLAUDE_CODE_LIMIT_S", "120");
        environment.put("ANYCLAUDE_BACKEND", backend);
        environment.put("ANYCLAUDE_NO_PERSIST", "true");
        environment.put("ANYCLAUDE_LOG", folder.resolve("log").toString());
        Path complaints = folder.resolve("stderr");
        Process process = builder.directory(project.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(
                        Files.createFile(folder.resolve("stdin")).toFile()))
                .redirectError(complaints.toFile())
                .start();
        try {
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Ended(process.waitFor(), said, Files.readString(complaints, StandardCharsets.UTF_8));
        } finally {
            process.destroyForcibly();
        }
    }

    private static void executable(Path script, String text) throws IOException {
        Files.writeString(script, "#!/bin/sh\n" + text, StandardCharsets.UTF_8);
        assertThat(script.toFile().setExecutable(true)).isTrue();
    }

    private static void end(Process backend) throws IOException, InterruptedException {
        backend.getOutputStream().close(); // it ends with its standard input
        if (!backend.waitFor(10, TimeUnit.SECONDS)) {
            backend.destroyForcibly();
        }
    }

    private static void requireClient() throws IOException, InterruptedException {
        assume(Files.isExecutable(Path.of("/bin/bash")), "there is no /bin/bash");
        Process where = new ProcessBuilder(
                        "/bin/bash", SCRIPTS.resolve("claude-isolated.sh").toString(), "--where")
                .redirectErrorStream(true)
                .start();
        String said = new String(where.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assume(where.waitFor() == 0, said.strip());
    }

    /** Surefire keeps reasons in its reports only. */
    private static void assume(boolean met, String reason) {
        if (!met) {
            System.out.println("AnyclaudeScriptTest is skipped: " + reason);
        }
        assumeTrue(met, reason);
    }
}
