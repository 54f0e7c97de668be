package dev.anyclaude.bench.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.anyclaude.bench.session.RecordedSession;
import dev.anyclaude.bench.session.SessionReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** AIPerf's own code reads what is exported for it, where there is an AIPerf: see docs/interop.md. */
class AiperfCheckTest {
    private static final long PATIENCE_SECONDS = 120;

    @TempDir
    Path folder;

    @Test
    void aiperfReadsEverySessionAndTurn() throws IOException, InterruptedException {
        Optional<String> python = Optional.ofNullable(System.getenv("AIPERF_PYTHON"));
        assumeTrue(python.isPresent(), "AIPERF_PYTHON names no Python that has aiperf installed");
        List<RecordedSession> sessions = SessionReader.readAll(Path.of("sessions"));
        Path payloads = folder.resolve("payloads");
        ExportFormat.AIPERF.write(sessions, payloads);
        Path trace = ExportFormat.MOONCAKE
                .write(sessions, folder.resolve("trace.jsonl"))
                .get(0);
        int turns = sessions.stream().mapToInt(each -> each.turns().size()).sum();
        assertThat(check(python.orElseThrow(), payloads, trace))
                .endsWith(sessions.size() + " " + turns + " "
                        + Files.readAllLines(trace, StandardCharsets.UTF_8).size());
    }

    private String check(String python, Path payloads, Path trace) throws IOException, InterruptedException {
        Path output = folder.resolve("output");
        Process process = new ProcessBuilder(
                        python,
                        Path.of("src/test/resources/dev/anyclaude/bench/interop/aiperf_check.py")
                                .toAbsolutePath()
                                .toString(),
                        payloads.toString(),
                        trace.toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        String text = Files.readString(output, StandardCharsets.UTF_8).strip();
        assertThat(process.exitValue()).as(text).isZero();
        return text;
    }
}
