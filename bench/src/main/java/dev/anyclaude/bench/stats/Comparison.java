package dev.anyclaude.bench.stats;

import dev.anyclaude.bench.plan.Arm;
import dev.anyclaude.bench.plan.Route;
import dev.anyclaude.bench.sample.TurnSample;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One metric of two arms, paired: a block counts only what was sent with the same body on both sides. Blocks that lack a usable
 * reading on one side are left out.
 *
 * @param slowSent every request of the slower arm with a body that the faster arm has in that block too, whatever came of it
 * @param fastSent likewise
 * @param blocks in order
 */
public record Comparison(List<TurnSample> slowSent, List<TurnSample> fastSent, List<Block> blocks) {

    /** An arm on a route. */
    public record Side(Arm arm, Route route) {
        boolean has(TurnSample sample) {
            return sample.arm() == arm && sample.path() == route;
        }
    }

    public Comparison {
        slowSent = List.copyOf(slowSent);
        fastSent = List.copyOf(fastSent);
        blocks = List.copyOf(blocks);
    }

    /** Pairs the requests of a stratum. */
    public static Comparison of(List<TurnSample> samples, Metric metric, Side slow, Side fast, String stratum) {
        List<TurnSample> inStratum = samples.stream()
                .filter(each ->
                        each.block() != TurnSample.NO_BLOCK && each.stratum().equals(stratum))
                .toList();
        List<TurnSample> slowSent = new ArrayList<>();
        List<TurnSample> fastSent = new ArrayList<>();
        List<Block> blocks = new ArrayList<>();
        Set<Integer> numbers = inStratum.stream().map(TurnSample::block).collect(Collectors.toCollection(TreeSet::new));
        for (int number : numbers) {
            List<TurnSample> block =
                    inStratum.stream().filter(each -> each.block() == number).toList();
            List<TurnSample> slowHere = sent(block, slow, fast);
            List<TurnSample> fastHere = sent(block, fast, slow);
            slowSent.addAll(slowHere);
            fastSent.addAll(fastHere);
            List<Reading> slowReadings = readings(slowHere, metric);
            List<Reading> fastReadings = readings(fastHere, metric);
            if (!slowReadings.isEmpty() && !fastReadings.isEmpty()) {
                blocks.add(new Block(number, slowReadings, fastReadings));
            }
        }
        return new Comparison(slowSent, fastSent, blocks);
    }

    /** Usable readings of the slower side, in the order of the blocks. */
    public List<Reading> slow() {
        return blocks.stream().flatMap(each -> each.slow().stream()).toList();
    }

    /** Usable readings of the faster side, in the order of the blocks. */
    public List<Reading> fast() {
        return blocks.stream().flatMap(each -> each.fast().stream()).toList();
    }

    /** Slow minus fast in each block, milliseconds: Hodges–Lehmann, without interval if a median was given up on. */
    public Estimate differenceMillis() {
        double[] differences =
                blocks.stream().mapToDouble(Block::differenceMillis).toArray();
        return blocks.stream().allMatch(Block::measured)
                ? HodgesLehmann.of(differences, 0.025)
                : Estimate.point(HodgesLehmann.estimate(differences));
    }

    private static List<TurnSample> sent(List<TurnSample> block, Side side, Side other) {
        Set<String> bodies =
                block.stream().filter(other::has).map(Comparison::body).collect(Collectors.toSet());
        return block.stream()
                .filter(side::has)
                .filter(each -> bodies.contains(body(each)))
                .toList();
    }

    private static String body(TurnSample sample) {
        return sample.turn() + " " + sample.session();
    }

    private static List<Reading> readings(List<TurnSample> sent, Metric metric) {
        return sent.stream().flatMap(each -> reading(each, metric)).toList();
    }

    private static Stream<Reading> reading(TurnSample sample, Metric metric) {
        return Reading.of(sample, metric).stream();
    }
}
