package dev.anyclaude.bench.report;

import dev.anyclaude.bench.report.chart.Quantity;
import dev.anyclaude.bench.sample.Environment;
import dev.anyclaude.bench.sample.RunManifest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Under which conditions each run was made. */
final class ComparedConditions {
    private record Condition(String name, String first, String second, boolean mustAgree) {}

    private ComparedConditions() {}

    static Section of(ReportModel first, ReportModel second) {
        Table.Builder table = Table.captioned("Conditions of both runs").texts("What", "A", "B", "Same");
        for (Condition each : conditions(first, second)) {
            boolean same = each.first().equals(each.second());
            table.row(each.name(), known(each.first()), known(each.second()), same ? "yes" : "no");
        }
        return Section.of("conditions", "Conditions", "Conditions")
                .table(table.build())
                .build();
    }

    /** Names of conditions that should agree and do not. */
    static List<String> differences(ReportModel first, ReportModel second) {
        return conditions(first, second).stream()
                .filter(each -> each.mustAgree() && !each.first().equals(each.second()))
                .map(each -> each.name().toLowerCase(Locale.ROOT))
                .toList();
    }

    private static List<Condition> conditions(ReportModel first, ReportModel second) {
        RunManifest a = first.manifest();
        RunManifest b = second.manifest();
        Environment here = a.environment();
        Environment there = b.environment();
        List<Condition> all = new ArrayList<>();
        all.add(new Condition("Started", a.startedAt(), b.startedAt(), false));
        all.add(new Condition("Backend", a.backend().name(), b.backend().name(), true));
        all.add(new Condition("Model", a.backend().model(), b.backend().model(), true));
        all.add(new Condition("Processor", here.cpu(), there.cpu(), true));
        all.add(new Condition("Cores", Integer.toString(here.cores()), Integer.toString(there.cores()), true));
        all.add(new Condition("Operating system", here.os(), there.os(), true));
        all.add(new Condition("JVM", here.jvm(), there.jvm(), true));
        all.add(new Condition("Power", here.power(), there.power(), true));
        all.add(new Condition("Power mode", here.powerMode(), there.powerMode(), true));
        all.add(new Condition("Graphics processor", here.gpu(), there.gpu(), true));
        all.add(new Condition("Load at the start", load(here), load(there), false));
        all.add(new Condition("Recorded sessions", a.sessionsSha256(), b.sessionsSha256(), true));
        all.add(new Condition("Output limit", Integer.toString(a.maxTokens()), Integer.toString(b.maxTokens()), true));
        all.add(new Condition("Blocks planned", Integer.toString(a.blocks()), Integer.toString(b.blocks()), false));
        all.add(new Condition("Plan", a.planSha256(), b.planSha256(), false));
        all.add(new Condition("Revision", revision(here), revision(there), false));
        return all;
    }

    private static String load(Environment machine) {
        return machine.loadAverage() < 0 ? "" : Quantity.digits(machine.loadAverage(), 2);
    }

    private static String revision(Environment machine) {
        return machine.revision() + (machine.dirty() && !machine.revision().isEmpty() ? ", changed" : "");
    }

    private static String known(String text) {
        return text.isEmpty() ? Words.UNKNOWN : text;
    }
}
