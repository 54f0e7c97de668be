package dev.anyclaude.bench.drive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.anyclaude.bench.fake.RecordingBackend;
import dev.anyclaude.bench.interop.ExportFormat;
import dev.anyclaude.bench.plan.Route;
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

/** AIPerf and k6 drive the exported sessions through the proxy, where they are installed: see docs/interop.md. */
class OtherToolsTest {
    private static final long PATIENCE_SECONDS = 180;
    private static final Path PROFILE = Path.of("src/test/resources/dev/anyclaude/bench/interop/aiperf_profile.py");

    @TempDir
    Path folder;

    private final List<RecordedSession> sessions = SessionReader.readAll(Path.of("sessions"));
    private final int turns =
            sessions.stream().mapToInt(each -> each.turns().size()).sum();

    @Test
    void aiperfDrivesEveryTurnThroughTheProxy() throws IOException, InterruptedException {
        Optional<String> python = Optional.ofNullable(System.getenv("AIPERF_PYTHON"));
        assumeTrue(python.isPresent(), "AIPERF_PYTHON names no Python that has aiperf installed");
        Path payloads = folder.resolve("payloads");
        ExportFormat.AIPERF.write(sessions, payloads);
        String found = drive(url -> List.of(
                python.orElseThrow(),
                PROFILE.toAbsolutePath().toString(),
                payloads.toString(),
                url,
                Integer.toString(turns),
                folder.toString()));
        String[] figures = found.lines().reduce("", (before, line) -> line).split(" ", -1);
        assertThat(figures[0]).isEqualTo(Integer.toString(turns));
        assertThat(figures[1]).isEqualTo("0");
        assertThat(Integer.parseInt(figures[2])).isGreaterThan(80);
    }

    @Test
    void k6DrivesEveryTurnThroughTheProxy() throws IOException, InterruptedException {
        Optional<String> k6 = Optional.ofNullable(System.getenv("K6"));
        assumeTrue(k6.isPresent(), "K6 names no k6 program");
        Path har =
                ExportFormat.HAR.write(sessions, folder.resolve("sessions.har")).get(0);
        String found = drive(url -> List.of(
                k6.orElseThrow(),
                "run",
                "--no-usage-report",
                "-e",
                "HAR=" + har,
                "-e",
                "URL=" + url,
                Path.of("../scripts/k6-replay.js").toAbsolutePath().toString()));
        assertThat(found).contains(turns + " out of " + turns);
    }

    /** The command of a tool. */
    private interface Tool {
        List<String> at(String url);
    }

    /** What a tool prints; every turn must have come to the backend exactly once. */
    private String drive(Tool tool) throws IOException, InterruptedException {
        Path output = folder.resolve("output");
        try (RecordingBackend backend = RecordingBackend.start();
                ProxyProcess proxy = ProxyProcess.start(
                        ProxyLauncher.bundled().command(backend.url(), backend.model(), Route.PROXY))) {
            String url = proxy.url().toString().replaceFirst("/$", "");
            Process process = new ProcessBuilder(tool.at(url))
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
            process.destroyForcibly();
            String text = Files.readString(output, StandardCharsets.UTF_8).strip();
            assertThat(ended).as(text).isTrue();
            assertThat(process.exitValue()).as(text).isZero();
            assertThat(backend.take()).hasSize(turns);
            return text;
        }
    }
}
