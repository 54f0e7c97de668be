package dev.anyclaude.bench;

import dev.anyclaude.bench.engine.BackendUnderTest;
import dev.anyclaude.bench.plan.ReplayPlan;
import dev.anyclaude.bench.plan.ReplaySession;
import dev.anyclaude.bench.sample.EnvironmentProbe;
import dev.anyclaude.bench.sample.RunManifest;
import java.nio.file.Path;
import java.util.List;

/** What is written down about a run before its first request. */
final class RunConditions {
    private RunConditions() {}

    /** The manifest of a run that is about to start. */
    static RunManifest manifest(
            RunFolder folder,
            List<String> arguments,
            ReplayPlan plan,
            List<ReplaySession> sessions,
            BackendUnderTest backend,
            Path home) {
        return RunManifest.of(
                folder.name(),
                arguments,
                plan,
                sessions,
                new RunManifest.Backend(backend.name(), backend.simulated(), backend.model(), backend.description()),
                EnvironmentProbe.read(home));
    }
}
