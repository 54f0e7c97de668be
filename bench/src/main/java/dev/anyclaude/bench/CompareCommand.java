package dev.anyclaude.bench;

import dev.anyclaude.bench.report.ComparisonReport;
import dev.anyclaude.bench.sample.RunFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Sets two runs side by side. */
@Command(
        name = "compare",
        mixinStandardHelpOptions = true,
        description = "Makes one page of two runs, side by side, from their stored files.")
final class CompareCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "A", description = "a run's folder")
    Path first = Path.of("");

    @Parameters(index = "1", paramLabel = "B", description = "another run's folder, such as reports/latest")
    Path second = Path.of("");

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "the page to write (default: compare-with-A.html in the folder of B)")
    Optional<Path> out = Optional.empty();

    @Override
    public Integer call() {
        Path a = run(first);
        Path b = run(second);
        Path page = out.orElseGet(() -> b.resolve("compare-with-" + a.getFileName() + ".html"));
        ComparisonReport.write(a, b, page);
        System.out.println("report   " + page);
        return ExitCode.OK;
    }

    private static Path run(Path folder) {
        Path path = folder.toAbsolutePath().normalize();
        if (!Files.isRegularFile(new RunFiles(path).summary())) {
            throw new BenchException(path + " is no finished run: it has no summary.json; make it with bench report");
        }
        return path;
    }
}
