package dev.anyclaude.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anyclaude.bench.sample.SampleReader;
import dev.anyclaude.bench.sample.TurnSample;
import dev.anyclaude.bench.verdict.MetricVerdict;
import dev.anyclaude.bench.verdict.Summary;
import dev.anyclaude.bench.verdict.Verdict;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The main job from the recordings that ship to the report, in front of the fake backend: minutes become seconds. */
class MainTest {
    @TempDir
    Path reports;

    @Test
    void aSimulatedRunEndsWithAReportAndConfirmsNothing() throws IOException {
        Path pauses = Files.writeString(
                reports.resolve("pauses.jsonl"),
                "{\"turn\":0,\"think_ms\":9,\"kind\":\"prompt\",\"label\":\"prompt\"}\n",
                StandardCharsets.UTF_8);
        String day = pauses.toString();
        int exit = Main.run(("--quick --blocks 2 --backend fake --think-times " + day
                        + " --think-cap 5 --slo-ttft-ms 700 --reports " + reports)
                .split(" ", -1));

        assertThat(exit).isEqualTo(ExitCode.OK);
        Path latest = reports.resolve("latest");
        Summary summary = Summary.read(latest.resolve("summary.json"));
        assertThat(summary.simulated()).isTrue();
        assertThat(summary.verdicts())
                .extracting(each -> each.metric() + " " + each.arm())
                .containsExactlyInAnyOrder("ttft W1", "ttft W2", "total W1", "total W2");
        assertThat(summary.goodput()).isNotEmpty().allMatch(each -> each.ttftWithinMs() == 700);
        assertThat(summary.verdicts()).extracting(MetricVerdict::verdict).doesNotContain(Verdict.CONFIRMED);
        List<TurnSample> samples = SampleReader.read(latest.resolve("samples.jsonl"));
        assertThat(samples).allSatisfy(each -> {
            assertThat(each.error()).isEmpty();
            assertThat(each.sendNanos()).isGreaterThanOrEqualTo(each.intendedNanos());
            assertThat(each.accepted()).describedAs(each.reason()).isTrue();
        });
        assertThat(Files.readString(latest.resolve("index.html"), StandardCharsets.UTF_8))
                .contains("SIMULATED");
    }

    @Test
    void aReportIsMadeAgainFromStoredSamplesUnlessThePlanWasChanged() throws IOException {
        Main.run("--quick", "--blocks", "1", "--backend", "fake", "--reports", reports.toString());
        Path page = reports.resolve("latest/index.html");
        String first = Files.readString(page, StandardCharsets.UTF_8);
        Files.delete(page);

        assertThat(Main.run("report", reports.resolve("latest").toString())).isEqualTo(ExitCode.OK);

        assertThat(Files.readString(page, StandardCharsets.UTF_8)).isEqualTo(first);

        Path samples = reports.resolve("latest/samples.jsonl");
        byte[] whole = Files.readAllBytes(samples);
        Files.write(samples, Arrays.copyOf(whole, whole.length / 2));
        assertThat(Main.run("report", reports.resolve("latest").toString())).isEqualTo(ExitCode.OK);
        Files.write(samples, new byte[0]);
        assertThat(Main.run("report", reports.resolve("latest").toString())).isEqualTo(ExitCode.ERROR);
        Files.writeString(samples, "{\"schema\":\"anyclaude-sample/9\"}\n", StandardCharsets.UTF_8);
        assertThat(Main.run("report", reports.resolve("latest").toString())).isEqualTo(ExitCode.ERROR);
        Files.write(samples, whole);
        Files.writeString(reports.resolve("latest/plan.json"), "\n", StandardCharsets.UTF_8, StandardOpenOption.APPEND);
        assertThat(Main.run("report", reports.resolve("latest").toString())).isEqualTo(ExitCode.ERROR);
    }

    @Test
    void sessionsThatAreNotThereAreSaidToBeMissing() {
        assertThat(Main.run(
                        "--backend",
                        "fake",
                        "--sessions",
                        reports.resolve("none").toString()))
                .isEqualTo(ExitCode.ERROR);
    }

    @Test
    void aFolderWithoutSamplesIsNoRun() {
        assertThat(Main.run("report", reports.toString())).isEqualTo(ExitCode.ERROR);
    }

    @Test
    void aBackendThatIsNeitherNameNorAddressIsRefused() {
        assertThat(Main.run("--backend", "llama")).isEqualTo(ExitCode.ERROR);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--blocks", "--max-tokens", "--strata"})
    void optionsOutOfTheirRangeAreRefusedInAFewWords(String option) {
        StringWriter said = new StringWriter();

        int code = Main.commandLine()
                .setErr(new PrintWriter(said, true))
                .execute("--backend", "fake", option, "0", "--reports", reports.toString());

        assertThat(code).isEqualTo(ExitCode.ERROR);
        assertThat(said.toString())
                .startsWith("bench: an option is out of its range: ")
                .hasLineCount(1);
    }
}
