package dev.anyclaude.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.anyclaude.proxy.testing.PrefixBackend;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The real Claude Code in front of the proxy, isolated from everything else. Skipped, with the reason, where it has not been fetched:
 * {@code scripts/claude-isolated.sh --get} does that.
 */
@Timeout(120)
class ClaudeCodeTest {
    private static final Path SCRIPT = Path.of("..", "scripts", "claude-isolated.sh");

    @TempDir
    private Path folder;

    @Test
    void callsToolsAndAnswersWhileEveryLaterTurnIsReusedAsExpected() throws Exception {
        requireClient();
        Path project = Files.createDirectory(folder.resolve("harbour"));
        Files.writeString(project.resolve("boats.txt"), "a yawl\na ketch\n", StandardCharsets.UTF_8);
        Files.writeString(project.resolve("more.txt"), "a dinghy\n", StandardCharsets.UTF_8);
        Path turnLog = folder.resolve("turns.jsonl");
        try (PrefixBackend backend = PrefixBackend.start();
                ProxyUnderTest under = ProxyUnderTest.with()
                        .turnLog(turnLog)
                        .backend(backend.url())
                        .start()) {
            backend.calls("Read", "{\"file_path\": \"" + project.toRealPath() + "/boats.txt\"}");
            backend.calls("Read", "{\"file_path\": \"" + project.toRealPath() + "/more.txt\"}");
            backend.says("There are three boats.");

            String said = claude(under.proxy.port(), project, "-p", "How many boats are in boats.txt and more.txt?");

            assertThat(said.strip()).isEqualTo("There are three boats.");
            assertThat(backend.lastPrompt()).contains("a ketch", "a dinghy");
            assertThat(under.log()).doesNotContain("[Request Failed]");
        }
        List<JsonNode> turns = Files.readAllLines(turnLog, StandardCharsets.UTF_8).stream()
                .map(JsonMapper.shared()::readTree)
                .toList();
        assertThat(turns)
                .allSatisfy(turn -> assertThat(turn.path("outcome").asString()).isEqualTo("completed"));
        List<JsonNode> later =
                turns.stream().filter(turn -> turn.path("turn").asInt(0) > 0).toList();
        assertThat(later).hasSize(2).allSatisfy(turn -> {
            assertThat(turn.path("verdict").asString()).isEqualTo("as_expected");
            assertThat(turn.path("cause").asString()).isEqualTo("none");
            assertThat(turn.path("cached_tokens").asInt())
                    .isGreaterThan(turn.path("prompt_tokens").asInt() * 9 / 10);
        });
    }

    private static void requireClient() throws IOException, InterruptedException {
        assume(Files.isExecutable(Path.of("/bin/bash")), "there is no /bin/bash");
        Process where = new ProcessBuilder("/bin/bash", SCRIPT.toString(), "--where")
                .redirectErrorStream(true)
                .start();
        String said = new String(where.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assume(where.waitFor() == 0, said.strip());
    }

    /** Surefire keeps reasons in its reports only. */
    private static void assume(boolean met, String reason) {
        if (!met) {
            System.out.println("ClaudeCodeTest is skipped: " + reason);
        }
        assumeTrue(met, reason);
    }

    /** What it prints. */
    private String claude(int port, Path project, String... arguments) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of("/bin/bash", SCRIPT.toString(), String.valueOf(port), project.toString()));
        command.addAll(List.of(arguments));
        Path complaints = folder.resolve("stderr");
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectInput(ProcessBuilder.Redirect.from(
                        Files.createFile(folder.resolve("stdin")).toFile()))
                .redirectError(complaints.toFile());
        builder.environment().put("CLAUDE_CODE_LIMIT_S", "90");
        Process process = builder.start();
        try {
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue())
                    .as(Files.readString(complaints, StandardCharsets.UTF_8))
                    .isZero();
            return said;
        } finally {
            process.destroyForcibly();
        }
    }
}
