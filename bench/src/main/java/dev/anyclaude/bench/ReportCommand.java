package dev.anyclaude.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Makes a run's verdict and report again from its stored samples. */
@Command(
        name = "report",
        mixinStandardHelpOptions = true,
        description = "Makes the verdict and the report of a run again from its stored samples, without measuring.")
final class ReportCommand implements Callable<Integer> {
    @Parameters(paramLabel = "RUN", description = "the run's folder, such as reports/latest")
    Path run = Path.of("");

    @Override
    public Integer call() {
        Path path = run.toAbsolutePath().normalize();
        RunFolder folder = new RunFolder(String.valueOf(path.getFileName()), path);
        if (!Files.isRegularFile(folder.files().samples())) {
            throw new BenchException(path + " is no run: it has no samples.jsonl");
        }
        int exit = RunJob.conclude(folder, System.out);
        System.out.println();
        System.out.println("report   " + folder.page());
        return exit;
    }
}
