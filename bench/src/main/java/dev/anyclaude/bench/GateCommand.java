package dev.anyclaude.bench;

import picocli.CommandLine.Command;

/** What a change must not make worse. */
@Command(
        name = "gate",
        mixinStandardHelpOptions = true,
        description = "Says whether a change made warm requests slower or prompts less reusable.",
        subcommands = {GatePromptsCommand.class},
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:passed, or undecided without --strict",
            "1:the gate could not do its work",
            "2:a regression",
            "3:undecided, with --strict",
            "4:no baseline, or one that does not fit",
            "5:the machine is not fit to measure on"
        })
final class GateCommand {}
