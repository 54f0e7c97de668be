package dev.anyclaude.bench.lab;

import dev.anyclaude.bench.plan.Headline;
import dev.anyclaude.bench.verdict.MetricVerdict;
import dev.anyclaude.bench.verdict.Verdict;
import java.util.Optional;

/**
 * The question whether warm requests are at least so many times faster.
 *
 * @param claim the least ratio claimed
 */
public record Gate(double claim) {

    public Gate {
        if (!(claim > 1 && Double.isFinite(claim))) {
            throw new IllegalArgumentException("a claimed speedup must be greater than 1: " + claim);
        }
    }

    /** The gate for a claim. */
    public static Gate claim(double times) {
        return new Gate(times);
    }

    /**
     * Judges the comparison the replay was planned for.
     *
     * @throws IllegalArgumentException if the samples are of a replay that tested another claim, which may not be changed
     *     once they are seen
     */
    public GateResult judge(Samples samples) {
        Headline headline = samples.plan().headline();
        if (headline.claim() != claim) {
            throw new IllegalArgumentException("this replay was planned to test " + Grid.times(headline.claim())
                    + "; to test " + Grid.times(claim) + " run one with claim(" + claim + ")");
        }
        Optional<MetricVerdict> verdict = samples.summary().headlineVerdict();
        return new GateResult(
                claim,
                headline.metric() + ", " + headline.arm() + ", " + headline.stratum(),
                verdict.map(MetricVerdict::verdict).orElse(Verdict.INCONCLUSIVE),
                verdict.flatMap(MetricVerdict::speedup),
                verdict.map(MetricVerdict::reason).orElse("no request of the replay could answer it"),
                samples.simulated());
    }
}
