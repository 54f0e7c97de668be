package dev.anyclaude.bench;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command line. Without a subcommand it does the main job. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        description =
                "Replays recorded Claude Code sessions through the proxy, cold and warm, and says what the times permit"
                        + " to say about \"warm requests are 6 times faster\".",
        subcommands = {
            AnonymiseCommand.class,
            CompareCommand.class,
            ExportCommand.class,
            GateCommand.class,
            ImportCommand.class,
            ModelCommand.class,
            NotebookCommand.class,
            PromoteCommand.class,
            ReportCommand.class
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:a verdict came out",
            "1:the harness could not do its work",
            "2:the headline's claim is refuted"
        })
final class BenchCommand implements Callable<Integer> {
    @Mixin
    RunOptions options = new RunOptions();

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        return new RunJob(options, spec.commandLine().getParseResult().originalArgs(), System.out).run();
    }
}
