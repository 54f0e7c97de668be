package dev.anyclaude.bench;

import dev.anyclaude.bench.notebook.Cell;
import dev.anyclaude.bench.notebook.Notebook;
import dev.anyclaude.bench.notebook.NotebookReader;
import dev.anyclaude.bench.notebook.NotebookRunner;
import dev.anyclaude.bench.notebook.NotebookWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Executes a notebook. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Executes the Java cells of a notebook in a JVM of their own and stores what they give in another file.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:every cell came to its end", "1:a cell failed, or the notebook cannot be run"})
final class NotebookRunCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE.ipynb", description = "the notebook; it is not changed")
    Path file = Path.of("");

    @Mixin
    NotebookOptions options = new NotebookOptions();

    @Option(
            names = "-o",
            paramLabel = "OUT.ipynb",
            description = "the executed notebook (default: FILE.executed.ipynb beside FILE)")
    Optional<Path> out = Optional.empty();

    @Option(names = "--keep-going", description = "go on after a cell that failed")
    boolean keepGoing;

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        Path input = file.toAbsolutePath().normalize();
        Path output = out.map(each -> each.toAbsolutePath().normalize()).orElseGet(() -> beside(input));
        if (Files.exists(output) && Files.exists(input) && same(input, output)) {
            throw new ParameterException(spec.commandLine(), "-o names the notebook itself, which stays as it is");
        }
        Notebook notebook = NotebookRunner.withParameters(NotebookReader.read(input), options.values);
        Path folder = input.getParent() == null ? Path.of("") : input.getParent();
        NotebookWriter.write(notebook, output);
        Notebook ran = new NotebookRunner(options.limits(), folder, keepGoing)
                .run(notebook, new CellLines(System.out), each -> NotebookWriter.write(each, output));
        System.out.println("executed " + output);
        return ran.cells().stream().anyMatch(Cell::failed) ? ExitCode.ERROR : ExitCode.OK;
    }

    private static boolean same(Path input, Path output) {
        try {
            return Files.isSameFile(input, output);
        } catch (java.io.IOException e) {
            throw new BenchException("cannot tell " + input + " and " + output + " apart: " + e, e);
        }
    }

    private static Path beside(Path input) {
        String name = String.valueOf(input.getFileName()).replaceFirst("\\.ipynb$", "");
        return input.resolveSibling(name + ".executed.ipynb");
    }
}
