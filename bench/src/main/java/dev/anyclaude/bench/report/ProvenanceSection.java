package dev.anyclaude.bench.report;

import dev.anyclaude.bench.plan.ReplayPlan;
import dev.anyclaude.bench.report.chart.Quantity;
import dev.anyclaude.bench.sample.Environment;
import dev.anyclaude.bench.sample.RunManifest;
import java.util.TreeMap;

/** Where the numbers come from, so that somebody else can get them too. */
final class ProvenanceSection {
    private static final double GIB = 1024.0 * 1024 * 1024;

    private ProvenanceSection() {}

    static Section of(ReportModel model) {
        return Section.of("provenance", "Provenance", "Provenance")
                .table(run(model.manifest()))
                .table(backend(model.manifest().backend()))
                .table(machine(model.manifest().environment()))
                .table(sessions(model.plan()))
                .build();
    }

    private static Table run(RunManifest run) {
        return Table.captioned("Run")
                .texts("What", "Value")
                .row("Name", run.run())
                .row("Started", known(run.startedAt()))
                .row("Arguments", run.arguments().isEmpty() ? "none" : String.join(" ", run.arguments()))
                .row("Claim", Quantity.times(run.claim()))
                .row("Seed", Long.toString(run.seed()))
                .row("Blocks planned", Integer.toString(run.blocks()))
                .row("Output limit", Quantity.count(run.maxTokens()) + " tokens")
                .row("Headline, fixed before the run", run.headline().orElse("none"))
                .row("SHA-256 of the plan", known(run.planSha256()))
                .row("SHA-256 of the sessions", known(run.sessionsSha256()))
                .row(
                        "Claude Code that was recorded",
                        run.clientVersions().isEmpty() ? Words.UNKNOWN : String.join(", ", run.clientVersions()))
                .build();
    }

    private static Table backend(RunManifest.Backend backend) {
        Table.Builder table = Table.captioned("Backend")
                .texts("What", "Value")
                .row("Name", backend.name())
                .row("Model", known(backend.model()))
                .row("Costs", backend.simulated() ? "SIMULATED: made up" : "measured");
        new TreeMap<>(backend.description()).forEach((key, value) -> table.row(key, known(value)));
        return table.build();
    }

    private static Table machine(Environment machine) {
        String revision = machine.revision().isEmpty()
                ? Words.UNKNOWN
                : machine.revision() + (machine.dirty() ? ", with changes that are not committed" : "");
        return Table.captioned("Machine")
                .texts("What", "Value")
                .row("Operating system", known(machine.os()))
                .row("Processor", known(machine.cpu()))
                .row("Architecture", known(machine.arch()))
                .row("Processors the JVM may use", Integer.toString(machine.cores()))
                .row("Memory", bytes(machine.memoryBytes()))
                .row("Memory unused at the start", bytes(machine.freeMemoryBytes()))
                .row("JVM", known(machine.jvm()))
                .row(
                        "Load at the start",
                        machine.loadAverage() < 0 ? Words.UNKNOWN : Quantity.digits(machine.loadAverage(), 2))
                .row("Power", known(machine.power()))
                .row("Revision", revision)
                .build();
    }

    private static Table sessions(ReplayPlan plan) {
        Table.Builder table = Table.captioned("Recorded sessions").texts("Session", "Claude Code", "SHA-256");
        plan.sessions().forEach(each -> table.row(each.name(), known(each.clientVersion()), each.sha256()));
        return table.build();
    }

    private static String known(String text) {
        return text.isEmpty() ? Words.UNKNOWN : text;
    }

    private static String bytes(long bytes) {
        return bytes < 0 ? Words.UNKNOWN : Quantity.digits(bytes / GIB, 3) + " GiB";
    }
}
