package dev.anyclaude.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import dev.anyclaude.bench.sample.SampleReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The gate on disks in memory that fill up at one point after the other, with everything else as it always is. */
class FullDiskTest {
    private static final int SECTOR = 512;
    private static final long PLENTY = 64L << 20;
    private static final String SESSION = "sessions/other-project.jsonl";
    private static final String ADVICE = "make room on that disk, or name a folder on another with --reports";

    /** What a run ended with on a disk, and what is on it. */
    private record End(int exit, String said, long plannedBytes, long sampleBytes, int samples, int overhead) {}

    @Test
    void saysWhatCouldNotBeWrittenAndWhatToDo() throws IOException {
        End end = gateOn(8 * SECTOR);

        assertThat(end.exit()).isEqualTo(ExitCode.ERROR);
        assertThat(end.said())
                .contains("cannot write /disk/runs/")
                .contains("plan.json")
                .contains(ADVICE)
                .contains("bench report RUN");
    }

    @Test
    void everySampleSoFarIsKept() throws IOException {
        End whole = gateOn(PLENTY);
        assertThat(whole.samples()).isPositive().isEqualTo(whole.overhead());

        End half = gateOn(whole.plannedBytes() + whole.sampleBytes() / 2);
        assertThat(half.exit()).isEqualTo(ExitCode.ERROR);
        assertThat(half.said())
                .contains("samples.jsonl")
                .contains("earlier samples are kept")
                .contains(ADVICE);
        assertThat(half.samples()).isBetween(1, whole.samples() - 1);

        End later = gateOn(whole.plannedBytes() + whole.sampleBytes() + whole.sampleBytes() / 2);
        assertThat(later.exit()).isEqualTo(ExitCode.ERROR);
        assertThat(later.said()).contains("overhead.jsonl").contains(ADVICE);
        assertThat(later.samples()).isEqualTo(whole.samples());
        assertThat(later.overhead()).isBetween(1, whole.overhead() - 1);
    }

    @Test
    void otherFailuresAreNotBlamedOnTheDisk() {
        assertThat(FullDisk.advice(new BenchException("cannot", new IOException("No space left on device"))))
                .contains(ADVICE);
        assertThat(FullDisk.advice(new BenchException("cannot", new IOException("Permission denied"))))
                .isEmpty();
        assertThat(FullDisk.advice(new BenchException("No space left on device")))
                .isEmpty();
    }

    /** One block of one build held against itself: too few for a verdict, enough to be written. */
    private static End gateOn(long bytes) throws IOException {
        Configuration disk = Configuration.unix().toBuilder()
                .setBlockSize(SECTOR)
                .setMaxSize(bytes)
                .build();
        try (FileSystem files = Jimfs.newFileSystem(disk)) {
            StringWriter said = new StringWriter();
            int exit = Main.commandLine()
                    .registerConverter(
                            Path.class, text -> text.startsWith("/disk") ? files.getPath(text) : Path.of(text))
                    .setErr(new PrintWriter(said, true))
                    .execute(("gate --backend fake --baseline current --blocks 1 --rounds 2 --reports /disk --sessions "
                                    + SESSION)
                            .split(" "));
            List<Path> all = new ArrayList<>();
            try (Stream<Path> walk = Files.walk(files.getPath("/disk"))) {
                walk.filter(Files::isRegularFile).forEach(all::add);
            }
            return new End(
                    exit,
                    said.toString(),
                    sectors(all, "plan.json") + sectors(all, "manifest.json") + sectors(all, "fitness.json"),
                    sectors(all, "samples.jsonl"),
                    samples(all, "samples.jsonl"),
                    samples(all, "overhead.jsonl"));
        }
    }

    private static long sectors(List<Path> all, String name) throws IOException {
        long bytes = 0;
        for (Path file : all) {
            if (file.endsWith(name)) {
                bytes += (Files.size(file) + SECTOR - 1) / SECTOR * SECTOR;
            }
        }
        return bytes;
    }

    private static int samples(List<Path> all, String name) {
        return all.stream()
                .filter(each -> each.endsWith(name))
                .mapToInt(each -> SampleReader.read(each).size())
                .sum();
    }
}
