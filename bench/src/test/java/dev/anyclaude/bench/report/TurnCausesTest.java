package dev.anyclaude.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anyclaude.bench.plan.Route;
import dev.anyclaude.bench.sample.RunFiles;
import dev.anyclaude.bench.sample.SampleReader;
import dev.anyclaude.bench.sample.TurnSample;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TurnCausesTest {
    @TempDir
    Path folder;

    @Test
    void everyLowShareHasItsCauseNamed() throws IOException {
        RunFiles run = new RunFiles(SyntheticRun.embedded().write(folder));
        log(run, "client_changed_tools", List.of("{\"cause\":\"first_of_session\"}"));

        Report.write(folder);

        assertThat(Files.readString(folder.resolve(Report.PAGE), StandardCharsets.UTF_8))
                .contains("and why, as the proxy’s turn log has it")
                .contains("<td>client changed the tools; no longer in the backend’s cache</td>")
                .doesNotContain("new session; no longer");
    }

    @Test
    void aLineWithOtherTokenCountsIsNotBelieved() throws IOException {
        RunFiles run = new RunFiles(SyntheticRun.embedded().write(folder));
        List<TurnSample> sent = log(run, "compaction", List.of());
        Path file = run.turns(Route.RAW);
        Files.writeString(
                file,
                Files.readString(file, StandardCharsets.UTF_8)
                        .replaceFirst("\"prompt_tokens\":\\d+", "\"prompt_tokens\":1"),
                StandardCharsets.UTF_8);

        TurnCauses causes = TurnCauses.read(run, SampleReader.read(run.samples()));

        assertThat(causes.of(sent.get(0))).isEmpty();
        assertThat(causes.of(sent.get(1)))
                .hasValueSatisfying(
                        each -> assertThat(each.words()).isEqualTo("compaction; no longer in the backend’s cache"));
    }

    @Test
    void aRunWithoutTurnLogsSaysNothingOfCauses() throws IOException {
        Report.write(SyntheticRun.embedded().write(folder));

        assertThat(Files.readString(folder.resolve(Report.PAGE), StandardCharsets.UTF_8))
                .doesNotContain("turn log has it");
    }

    /** A turn log of the raw proxy with the same cause for every sample. */
    private static List<TurnSample> log(RunFiles run, String cause, List<String> before) throws IOException {
        List<String> lines = new ArrayList<>(before);
        List<TurnSample> sent = SampleReader.read(run.samples()).stream()
                .filter(each -> each.path() == Route.RAW)
                .toList();
        for (TurnSample each : sent) {
            StringBuilder line = new StringBuilder("{\"cause\":\"" + cause + "\",\"verdict\":\"evicted\"");
            each.tokens().promptTokens().ifPresent(count -> line.append(",\"prompt_tokens\":" + count));
            each.tokens().cachedTokens().ifPresent(count -> line.append(",\"cached_tokens\":" + count));
            lines.add(line + "}");
        }
        Files.write(run.turns(Route.RAW), lines, StandardCharsets.UTF_8);
        return sent;
    }
}
