package dev.anyclaude.bench;

import dev.anyclaude.bench.plan.PlanSettings;
import dev.anyclaude.bench.plan.Slo;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What a user can say about a run. Everything has a default. */
final class RunOptions {

    /** Two sizes besides the normal one. */
    static final class SizeChoice {
        @Option(
                names = "--quick",
                description = "7 blocks, short answers: about 75 s on two cores with the embedded engine")
        boolean quick;

        @Option(names = "--publish", description = "20 blocks and whole sessions: for numbers you show to others")
        boolean publish;
    }

    @ArgGroup(exclusive = true)
    SizeChoice size = new SizeChoice();

    @Mixin
    BenchOptions common = new BenchOptions();

    @Option(names = "--claim", paramLabel = "X", description = "speedup under test (default: ${DEFAULT-VALUE})")
    double claim = PlanSettings.CLAIM;

    @Option(names = "--blocks", paramLabel = "N", description = "repetitions, instead of the size's own number")
    Optional<Integer> blocks = Optional.empty();

    @Option(
            names = "--strata",
            paramLabel = "N",
            description =
                    "classes of bodies (prefix size, new tokens, kind of answer) to compare, where the recordings have as"
                            + " many, instead of the size's own number: 1, with --publish 3")
    Optional<Integer> strata = Optional.empty();

    @Option(names = "--max-tokens", paramLabel = "N", description = "answer length, instead of the size's own")
    Optional<Integer> maxTokens = Optional.empty();

    @Option(
            names = "--think-cap",
            paramLabel = "MILLIS",
            description = "longest pause between turns of a replayed session (default: ${DEFAULT-VALUE})")
    long thinkCapMillis = PlanSettings.THINK_CAP_MILLIS;

    @Option(
            names = "--think-times",
            paramLabel = "FILE",
            description = "pauses as 'bench import' prints them, in place of the recorded ones")
    Optional<Path> thinkTimes = Optional.empty();

    @Option(
            names = "--slo-ttft-ms",
            paramLabel = "MILLIS",
            description = "longest wait for the first token that is good, for goodput (default: ${DEFAULT-VALUE})")
    double sloTtftMillis = Slo.STANDARD.ttftMillis();

    @Option(
            names = "--slo-tpot-ms",
            paramLabel = "MILLIS",
            description = "longest time per further token that is good (default: ${DEFAULT-VALUE})")
    double sloTpotMillis = Slo.STANDARD.tpotMillis();

    RunSize size() {
        return size.quick ? RunSize.QUICK : size.publish ? RunSize.PUBLISH : RunSize.NORMAL;
    }
}
