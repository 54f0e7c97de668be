package dev.anyclaude.bench.lab;

import dev.anyclaude.bench.plan.Arm;
import dev.anyclaude.bench.plan.Route;
import dev.anyclaude.bench.plan.TurnKind;
import dev.anyclaude.bench.sample.TurnSample;
import dev.anyclaude.bench.stats.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** One metric of all requests that count. */
public record Measured(Samples samples, Metric metric) {

    /** Its values, grouped by {@link Arm}, {@link Route} or {@link TurnKind}. */
    public Spread by(Class<? extends Enum<?>> what) {
        Function<TurnSample, Enum<?>> key = key(what);
        List<Spread.Group> spread = new ArrayList<>();
        for (Enum<?> group : what.getEnumConstants()) {
            List<Double> millis = samples.all().stream()
                    .filter(each -> each.accepted() && samples.arms().contains(each.arm()))
                    .filter(each -> key.apply(each) == group)
                    .flatMap(each -> metric.of(each).stream().boxed())
                    .sorted()
                    .toList();
            if (!millis.isEmpty()) {
                spread.add(new Spread.Group(group.name(), millis));
            }
        }
        return new Spread(metric.key() + " by " + what.getSimpleName() + samples.mark(), spread);
    }

    private static Function<TurnSample, Enum<?>> key(Class<? extends Enum<?>> what) {
        if (what == Arm.class) {
            return TurnSample::arm;
        }
        if (what == Route.class) {
            return TurnSample::path;
        }
        if (what == TurnKind.class) {
            return TurnSample::kind;
        }
        throw new IllegalArgumentException("requests are grouped by Arm, Route or TurnKind, not by " + what);
    }
}
