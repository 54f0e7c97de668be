package dev.anyclaude.bench;

import dev.anyclaude.bench.notebook.NotebookSuite;
import dev.anyclaude.bench.notebook.Sanitiser;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.platform.launcher.listeners.TestExecutionSummary;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tests notebooks. */
@Command(
        name = "test",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Runs notebooks as JUnit tests: every code cell runs, cells tagged \"assert\" come to true, and stored"
                        + " outputs are the same again, but for what the sanitising rules take out.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:every test passed", "1:a test failed, or there was none"})
final class NotebookTestCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE|DIR", description = "a notebook, or a folder of them")
    Path path = Path.of("");

    @Mixin
    NotebookOptions options = new NotebookOptions();

    @Option(
            names = "--xml",
            paramLabel = "DIR",
            defaultValue = "reports/runs/notebook-tests",
            description = "where the JUnit XML file goes (default: ${DEFAULT-VALUE})")
    Path xml = Path.of("");

    @Option(
            names = "--sanitise",
            paramLabel = "FILE",
            description = "more rules, in nbval's form: lines \"regex: …\" and \"replace: …\"")
    Optional<Path> rules = Optional.empty();

    @Override
    public Integer call() throws IOException {
        Sanitiser sanitiser = rules.map(Sanitiser.STANDARD::with).orElse(Sanitiser.STANDARD);
        Files.createDirectories(xml);
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        TestExecutionSummary summary = new NotebookSuite(files(), options.values, options.limits(), sanitiser)
                .run(xml, out, new TestLines(out));
        out.printf(
                Locale.ROOT,
                "%d passed, %d failed, %d not run%n",
                summary.getTestsSucceededCount(),
                summary.getTotalFailureCount(),
                summary.getTestsAbortedCount() + summary.getTestsSkippedCount());
        boolean passed = summary.getTotalFailureCount() == 0 && summary.getTestsSucceededCount() > 0;
        return passed ? ExitCode.OK : ExitCode.ERROR;
    }

    private List<Path> files() throws IOException {
        if (!Files.isDirectory(path)) {
            return List.of(path);
        }
        try (Stream<Path> files = Files.list(path)) {
            return files.filter(each -> each.toString().endsWith(".ipynb"))
                    .filter(each -> !each.toString().endsWith(".executed.ipynb"))
                    .sorted()
                    .toList();
        }
    }
}
