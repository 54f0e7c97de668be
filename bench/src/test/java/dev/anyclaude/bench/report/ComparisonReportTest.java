package dev.anyclaude.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComparisonReportTest {
    @TempDir
    Path folder;

    @Test
    void runsOfOnePlanAreSetSideBySideWithBandsAndRatios() throws IOException {
        String page = page(SyntheticRun.embedded(), SyntheticRun.embedded());
        assertThat(page)
                .contains("p90 interval")
                .contains("class=\"band t-raw\"")
                .contains("class=\"band t-normalised\"")
                .contains("A · Time to first token")
                .contains("B · Time to first token")
                .doesNotContain("differ in more than time")
                .doesNotContain("SIMULATED")
                .doesNotContain("NaN")
                .doesNotContain("{{");
    }

    @Test
    void nothingIsLoadedFromAnywhere() throws IOException {
        String page = page(SyntheticRun.embedded(), SyntheticRun.fake());
        assertThat(page.replace("http://www.w3.org/2000/svg", ""))
                .doesNotContain("http://")
                .doesNotContain("https://");
        assertThat(page).doesNotContain(" src=").doesNotContain("url(").contains("default-src 'none'");
    }

    @Test
    void anotherBackendIsNamedAndSimulationIsSaid() throws IOException {
        assertThat(page(SyntheticRun.embedded(), SyntheticRun.fake()))
                .contains("differ in more than time: backend")
                .contains("<strong>SIMULATED</strong>");
    }

    private String page(SyntheticRun first, SyntheticRun second) throws IOException {
        Path file = folder.resolve("compare.html");
        Path a = Files.createDirectory(folder.resolve("a"));
        Path b = Files.createDirectory(folder.resolve("b"));
        ComparisonReport.write(first.write(a), second.write(b), file);
        return Files.readString(file, StandardCharsets.UTF_8);
    }
}
