package dev.anyclaude.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anyclaude.bench.gate.GateText;
import dev.anyclaude.bench.gate.GateVerdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import picocli.CommandLine;

/** Exit codes, and the workflow that relies on them. */
class GateCommandTest {
    private static final Path WORKFLOW = Path.of("..", "docs", "ci", "anyclaude-gate.yml");

    @TempDir
    Path folder;

    @Test
    void everyVerdictHasItsExitCode() {
        assertThat(GateCommand.exitCode(GateVerdict.PASS, true)).isEqualTo(0);
        assertThat(GateCommand.exitCode(GateVerdict.FAIL, false)).isEqualTo(2);
        assertThat(GateCommand.exitCode(GateVerdict.INCONCLUSIVE, false)).isEqualTo(0);
        assertThat(GateCommand.exitCode(GateVerdict.INCONCLUSIVE, true)).isEqualTo(3);
        assertThat(GateCommand.exitCode(GateVerdict.NO_BASELINE, false)).isEqualTo(4);
        assertThat(GateCommand.exitCode(GateVerdict.UNFIT, false)).isEqualTo(5);
    }

    @Test
    void whatIsMissingEndsWithTheCodeOfItsClass() {
        String nowhere = folder.resolve("nothing.json").toString();
        assertThat(Main.run("gate", "prompts", "--baseline", nowhere)).isEqualTo(ExitCode.BASELINE);
        assertThat(Main.run("gate", "--backend", "fake", "--baseline", "no-such-revision"))
                .isEqualTo(ExitCode.ERROR);
        assertThat(Main.run("promote", folder.toString())).isEqualTo(ExitCode.ERROR);
        assertThat(Main.run("gate", "--no-such-option")).isEqualTo(ExitCode.ERROR);
    }

    @Test
    void theWorkflowCallsOnlyWhatTheCommandLineKnows() throws IOException {
        List<String> calls = new ArrayList<>();
        for (Map<?, ?> step : steps()) {
            assertThat(step.containsKey("uses") ^ step.containsKey("run"))
                    .describedAs("%s", step)
                    .isTrue();
            String run = String.valueOf(step.get("run"));
            if (run.startsWith("scripts/bench ")) {
                calls.add(run.substring("scripts/bench ".length()).strip());
            }
        }
        assertThat(calls).hasSize(2);
        for (String call : calls) {
            String[] arguments = call.replace("\"$BASE\"", "HEAD~1").split(" ");
            assertThat(new CommandLine(new BenchCommand()).parseArgs(arguments).hasSubcommand())
                    .isTrue();
        }
    }

    @Test
    void theWorkflowIsWhole() throws IOException {
        Map<?, ?> workflow = workflow();
        assertThat(workflow.keySet().stream().map(String::valueOf)).contains("name", "on", "permissions", "jobs");
        Map<?, ?> jobs = map(workflow.get("jobs"));
        jobs.forEach((name, job) -> {
            Map<?, ?> fields = (Map<?, ?>) job;
            assertThat(fields.keySet().stream().map(String::valueOf)).contains("runs-on", "timeout-minutes", "steps");
            Object needs = fields.get("needs");
            assertThat(needs == null || jobs.containsKey(needs)).isTrue();
        });
        assertThat(Files.readString(WORKFLOW, StandardCharsets.UTF_8)).contains("'" + GateText.MARKER + "'");
    }

    private static List<Map<?, ?>> steps() throws IOException {
        List<Map<?, ?>> steps = new ArrayList<>();
        for (Object job : map(workflow().get("jobs")).values()) {
            for (Object step : (List<?>) Objects.requireNonNull(map(job).get("steps"))) {
                steps.add((Map<?, ?>) step);
            }
        }
        return steps;
    }

    private static Map<?, ?> workflow() throws IOException {
        String text = Files.readString(WORKFLOW, StandardCharsets.UTF_8);
        return map(new Load(LoadSettings.builder().build()).loadFromString(text));
    }

    private static Map<?, ?> map(@Nullable Object node) {
        return (Map<?, ?>) Objects.requireNonNull(node);
    }
}
