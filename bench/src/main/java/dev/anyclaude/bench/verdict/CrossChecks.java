package dev.anyclaude.bench.verdict;

import dev.anyclaude.bench.stats.Estimate;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The same speedup estimated in other ways, and what was checked about the assumptions. Everything is empty without enough
 * blocks.
 *
 * @param method what gave the interval of the verdict: {@code signed-rank}, {@code sign-test}, or {@code none}
 * @param student from Student's t on the blocks' log ratios
 * @param bootstrap BCa over blocks
 * @param geometricMeanRatio of all usable cold and warm requests; a ratio
 * @param cliffsDelta of all usable cold and warm requests, −1 to 1; 1 when every cold one took longer than every warm one
 * @param skewness of the blocks' log ratios
 * @param autocorrelation of successive blocks' log ratios, lag 1
 * @param effectiveBlocks as many independent blocks as these are worth
 * @param widenedBy factor by which the interval was widened on the log scale for it; 1 when it was not
 * @param driftTau Kendall's τ of warm and cold residuals against time, −1 to 1
 * @param driftP its two-sided p-value
 * @param outliers requests outside Tukey's inner fences on the log scale; flagged, not dropped
 * @param extremeOutliers of those, outside the outer fences
 */
public record CrossChecks(
        String method,
        Optional<Estimate> student,
        Optional<Estimate> bootstrap,
        OptionalDouble geometricMeanRatio,
        OptionalDouble cliffsDelta,
        OptionalDouble skewness,
        OptionalDouble autocorrelation,
        OptionalDouble effectiveBlocks,
        double widenedBy,
        OptionalDouble driftTau,
        OptionalDouble driftP,
        int outliers,
        int extremeOutliers) {}
