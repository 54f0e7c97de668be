package dev.anyclaude.bench.report;

import dev.anyclaude.bench.plan.ReplayPlan;
import dev.anyclaude.bench.report.chart.Quantity;
import dev.anyclaude.bench.sample.Environment;
import dev.anyclaude.bench.sample.Fitness;
import dev.anyclaude.bench.sample.MachineReading;
import dev.anyclaude.bench.sample.RunManifest;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/** Where the numbers come from, so that somebody else can get them too. */
final class ProvenanceSection {
    private static final double GIB = 1024.0 * 1024 * 1024;

    private static final String NONE = "not read";

    private ProvenanceSection() {}

    static Section of(ReportModel model) {
        Section.Builder section = Section.of("provenance", "Provenance", "Provenance")
                .table(run(model.manifest(), model.plan()))
                .table(backend(model.manifest().backend()))
                .table(machine(model.manifest().environment()));
        model.fitness().ifPresent(each -> section.table(fitness(each)));
        return section.table(sessions(model.plan())).build();
    }

    private static Table run(RunManifest run, ReplayPlan plan) {
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
                .row("SHA-256 of the headline", plan.headline().sha256())
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
                .row("Power mode", known(machine.powerMode()))
                .row("Graphics processor", known(machine.gpu()))
                .row("Revision", revision)
                .build();
    }

    private static Table fitness(Fitness fitness) {
        Table.Builder table =
                Table.captioned("Fitness of the machine").texts("What", "Before the run", "After the run");
        Optional<MachineReading> after = fitness.after();
        MachineReading before = fitness.before();
        table.row(
                "Load average, 1 min",
                load(before),
                after.map(ProvenanceSection::load).orElse(NONE));
        table.row(
                "Power",
                known(before.power()),
                after.map(each -> known(each.power())).orElse(NONE));
        table.row(
                "Slowed for heat since start-up",
                count(before.thermalThrottles()),
                after.map(each -> count(each.thermalThrottles())).orElse(NONE));
        table.row(
                "Periods over the container’s quota",
                count(before.quotaThrottles()),
                after.map(each -> count(each.quotaThrottles())).orElse(NONE));
        table.row(
                "Speed limit, per cent",
                Words.count(before.speedLimitPercent()),
                after.map(each -> Words.count(each.speedLimitPercent())).orElse(NONE));
        table.row(
                "Verdict",
                fitness.warnings().isEmpty()
                        ? "nothing known speaks against it"
                        : String.join("; ", fitness.warnings()),
                "");
        return table.build();
    }

    private static String load(MachineReading reading) {
        return Words.or(reading.loadAverage(), each -> Quantity.digits(each, 2), Words.UNKNOWN);
    }

    private static String count(OptionalLong value) {
        return value.isPresent() ? Quantity.count(value.getAsLong()) : Words.UNKNOWN;
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
