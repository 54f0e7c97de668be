package dev.anyclaude.bench;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Everything about notebooks. */
@Command(
        name = "notebook",
        mixinStandardHelpOptions = true,
        description = "Runs and tests Java notebooks in Jupyter's format, without Jupyter.",
        subcommands = {NotebookRunCommand.class, NotebookTestCommand.class})
final class NotebookCommand implements Runnable {
    @Spec
    CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "what to do with a notebook: run or test");
    }
}
