package dev.anyclaude.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFolderTest {
    private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");

    @TempDir
    Path reports;

    @Test
    void isNamedByTheTimeInUtcAndTheEngine() {
        assertThat(RunFolder.create(reports, NOON, "http://127.0.0.1:8080").name())
                .isEqualTo("20260102-120000-http-127.0.0.1-8080");
    }

    @Test
    void twoRunsOfOneSecondHaveFoldersOfTheirOwn() {
        RunFolder first = RunFolder.create(reports, NOON, "fake");
        RunFolder second = RunFolder.create(reports, NOON, "fake");
        assertThat(second.path()).isNotEqualTo(first.path()).isDirectory();
    }

    @Test
    void latestIsTheNewestRunWhateverItWasBefore() throws IOException {
        Path old = Files.createDirectories(reports.resolve("latest"));
        Files.writeString(old.resolve("index.html"), "copied from an earlier run");
        RunFolder run = RunFolder.create(reports, NOON, "fake");
        Files.writeString(run.page(), "new");

        run.becomeLatestOf(reports);
        run.becomeLatestOf(reports);

        assertThat(reports.resolve("latest/index.html")).hasContent("new");
    }
}
