package dev.anyclaude.bench;

import dev.anyclaude.bench.drive.ProxyLauncher;
import dev.anyclaude.bench.gate.PromptComparison;
import dev.anyclaude.bench.gate.PromptLedger;
import dev.anyclaude.bench.gate.PromptReplay;
import dev.anyclaude.bench.plan.Overrides;
import dev.anyclaude.bench.plan.ReplaySession;
import dev.anyclaude.bench.plan.ReplaySessions;
import dev.anyclaude.bench.session.SessionReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The tier without a clock: what the recordings make the proxy send must not get worse. */
@Command(
        name = "prompts",
        mixinStandardHelpOptions = true,
        description =
                "Replays recorded sessions through the proxy into a recording backend and fails if any turn's shared"
                        + " prefix, cached share, upstream calls or upstream bytes are worse than recorded. No clock, no"
                        + " noise: for every change, on any machine.")
final class GatePromptsCommand implements Callable<Integer> {
    private static final Overrides AS_RECORDED_BUT_SHORT = new Overrides(1, 0);

    @Option(names = "--record", description = "record what this build sends as what later ones are held against")
    boolean record;

    @Option(
            names = "--sessions",
            paramLabel = "PATH",
            description = "a recorded session or a folder of them (default: bench/sessions of the project)")
    Optional<Path> sessions = Optional.empty();

    @Option(
            names = "--baseline",
            paramLabel = "FILE",
            description = "where it is recorded (default: reports/baselines/prompts.json of the project)")
    Optional<Path> baseline = Optional.empty();

    @Override
    public Integer call() {
        Path home = ProjectHome.find();
        Path file = baseline.orElseGet(
                () -> ProjectHome.reports(home).resolve("baselines").resolve("prompts.json"));
        List<ReplaySession> replayed =
                SessionReader.readAll(sessions.orElseGet(() -> ProjectHome.sessions(home))).stream()
                        .map(each -> ReplaySessions.of(each, AS_RECORDED_BUT_SHORT))
                        .toList();
        Optional<PromptLedger> recorded = record ? Optional.empty() : Optional.of(PromptLedger.read(file));
        PromptLedger now = PromptReplay.of(replayed, ProxyLauncher.bundled());
        if (recorded.isEmpty()) {
            now.write(file);
            System.out.println("recorded " + now.turns().size() + " turns in " + file);
            return ExitCode.OK;
        }
        return judge(PromptComparison.of(recorded.get(), now));
    }

    private static int judge(PromptComparison comparison) {
        comparison.worse().forEach(each -> System.out.println("worse    " + each));
        comparison.better().forEach(each -> System.out.println("better   " + each));
        if (comparison.worse().isEmpty()) {
            System.out.println("PASS     " + comparison.turns() + " turns, none sends or shares worse than recorded");
            return ExitCode.OK;
        }
        System.out.println("FAIL     " + comparison.worse().size() + " numbers of " + comparison.turns()
                + " turns are worse than recorded; if that is meant, record anew with: bench gate prompts --record");
        return ExitCode.REFUTED;
    }
}
