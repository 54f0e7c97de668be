package dev.anyclaude.bench.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.anyclaude.bench.plan.Arm;
import dev.anyclaude.bench.plan.Route;
import dev.anyclaude.bench.plan.TurnKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleLogTest {
    @TempDir
    Path folder;

    @Test
    void readsBackWhatWasWritten() {
        List<TurnSample> written = List.of(completed(0), failed(1));
        assertThat(SampleReader.read(write(written))).isEqualTo(written);
    }

    @Test
    void unknownNumberHasNoKey() throws IOException {
        String line = Files.readString(write(List.of(failed(0))), StandardCharsets.UTF_8);
        assertThat(line).doesNotContain("cached_tokens").doesNotContain("ttft_ms");
    }

    @Test
    void leavesOutLastLineTheRunDidNotFinish() throws IOException {
        Path file = write(List.of(completed(0), completed(1)));
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length - 40));
        assertThat(SampleReader.read(file)).containsExactly(completed(0));
    }

    @Test
    void everyLineIsOnDiskBeforeTheNext() {
        Path file = folder.resolve("samples.jsonl");
        try (SampleLog log = SampleLog.create(file)) {
            assertThat(SampleReader.read(file)).isEmpty();
            log.add(completed(0));
            assertThat(SampleReader.read(file)).hasSize(1);
        }
    }

    @Test
    void refusesForeignSchemaNamingIt() throws IOException {
        Path file = folder.resolve("samples.jsonl");
        Files.writeString(file, "{\"schema\":\"anyclaude-sample/9\"}\n");
        assertThatThrownBy(() -> SampleReader.read(file))
                .isInstanceOf(SampleException.class)
                .hasMessageContaining("line 1")
                .hasMessageContaining("anyclaude-sample/9");
    }

    @Test
    void refusesDamageBeforeTheLastLine() throws IOException {
        Path file = write(List.of(completed(0)));
        Files.writeString(file, "{\"schema\":\n{}\n", StandardOpenOption.APPEND);
        assertThatThrownBy(() -> SampleReader.read(file))
                .isInstanceOf(SampleException.class)
                .hasMessageContaining("line 2");
    }

    @Test
    void neverWritesOverAnEarlierRun() {
        Path file = write(List.of(completed(0)));
        assertThatThrownBy(() -> SampleLog.create(file)).isInstanceOf(SampleException.class);
        assertThat(SampleReader.read(file)).hasSize(1);
    }

    @Test
    void fullDiskIsSaidWithWhatIsKept() throws IOException {
        Path full = Path.of("/dev/full");
        assumeTrue(Files.exists(full), "only Linux has a disk that is always full");
        SampleLog log =
                new SampleLog(folder.resolve("samples.jsonl"), Files.newBufferedWriter(full, StandardCharsets.UTF_8));
        assertThatThrownBy(() -> log.add(completed(0)))
                .isInstanceOf(SampleException.class)
                .hasMessageContaining("No space left")
                .hasMessageContaining("earlier samples are kept");
    }

    @Test
    void sampleThatDidNotCompleteIsNeverAccepted() {
        assertThatIllegalArgumentException().isThrownBy(() -> sample(0, true, Outcome.TIMEOUT, StreamTimes.NONE));
    }

    private Path write(List<TurnSample> samples) {
        Path file = folder.resolve("samples.jsonl");
        try (SampleLog log = SampleLog.create(file)) {
            samples.forEach(log::add);
        }
        return file;
    }

    private static TurnSample completed(int seq) {
        StreamTimes times = new StreamTimes(
                OptionalDouble.of(1.5),
                OptionalDouble.of(1.75),
                OptionalDouble.of(20.125),
                OptionalDouble.of(20.125),
                OptionalDouble.of(40),
                OptionalDouble.of(41),
                List.of(4.5, 6.25),
                false);
        return sample(seq, true, Outcome.COMPLETED, times);
    }

    private static TurnSample failed(int seq) {
        return sample(seq, false, Outcome.FAILED, StreamTimes.NONE);
    }

    private static TurnSample sample(int seq, boolean accepted, Outcome outcome, StreamTimes times) {
        boolean known = outcome == Outcome.COMPLETED;
        return new TurnSample(
                "r",
                seq,
                3,
                Arm.W1,
                Route.PROXY,
                "s",
                0,
                TurnKind.MAIN,
                "small",
                100,
                150,
                true,
                times,
                known
                        ? new TokenCounts(OptionalInt.of(100), OptionalInt.of(90), OptionalInt.of(24))
                        : TokenCounts.UNKNOWN,
                accepted,
                known ? "" : "did not complete",
                outcome,
                known ? "" : "connection refused");
    }
}
