package dev.anyclaude.bench.verdict;

import dev.anyclaude.bench.plan.Arm;
import dev.anyclaude.bench.sample.Outcome;
import dev.anyclaude.bench.sample.TurnSample;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Counts what was left out of the comparisons or taken on trust. */
final class Exclusions {
    private Exclusions() {}

    private record Key(String reason, Arm arm) {}

    static List<Exclusion> of(List<TurnSample> samples) {
        Map<Key, List<TurnSample>> byReason = samples.stream()
                .filter(each -> reason(each).isPresent())
                .collect(Collectors.groupingBy(
                        each -> new Key(reason(each).orElseThrow(), each.arm()),
                        LinkedHashMap::new,
                        Collectors.toList()));
        return byReason.entrySet().stream()
                .map(each -> new Exclusion(
                        each.getKey().reason(),
                        each.getKey().arm(),
                        each.getValue().size(),
                        example(each.getValue().get(0))))
                .toList();
    }

    private static Optional<String> reason(TurnSample sample) {
        if (sample.outcome() != Outcome.COMPLETED) {
            return Optional.of(sample.outcome().json());
        }
        if (!sample.accepted()) {
            return Optional.of("mixed");
        }
        return sample.reason().startsWith("unverified") ? Optional.of("unverified") : Optional.empty();
    }

    private static String example(TurnSample sample) {
        return sample.error().isEmpty() ? sample.reason() : sample.error();
    }
}
