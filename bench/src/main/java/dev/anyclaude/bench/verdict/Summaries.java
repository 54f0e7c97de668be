package dev.anyclaude.bench.verdict;

import dev.anyclaude.bench.plan.Headline;
import dev.anyclaude.bench.plan.ReplayPlan;
import dev.anyclaude.bench.sample.RunManifest;
import dev.anyclaude.bench.sample.TurnSample;
import dev.anyclaude.bench.stats.PrefillFit;
import java.util.List;
import java.util.Optional;

/** Makes the summary of a run, finished or not. Pure: the same files give the same summary. */
public final class Summaries {
    private Summaries() {}

    /**
     * The summary.
     *
     * @throws IllegalArgumentException if the manifest is not of a run of this plan
     */
    public static Summary of(RunManifest manifest, ReplayPlan plan, List<TurnSample> samples) {
        Headline headline = plan.headline();
        if (manifest.seed() != plan.seed() || manifest.claim() != headline.claim()) {
            throw new IllegalArgumentException("manifest and plan are not of one run: seed " + manifest.seed() + " and "
                    + plan.seed() + ", claim " + manifest.claim() + " and " + headline.claim());
        }
        boolean simulated = manifest.backend().simulated();
        Optional<PrefillFit> fit = PrefillFit.of(samples);
        List<MetricVerdict> verdicts = new MetricVerdicts(plan, simulated, samples, fit).all();
        return new Summary(
                Summary.SCHEMA,
                manifest.backend().name(),
                simulated,
                headline.claim(),
                plan.seed(),
                manifest.run(),
                manifest.environment(),
                new Summary.HeadlineKey(headline.metric(), headline.arm(), headline.stratum(), headline.sha256()),
                verdicts,
                Distributions.of(samples),
                Goodputs.of(samples, plan.settings().slo()),
                fit,
                WhatIfs.of(fit, manifest.backend().name(), verdicts, headline.claim()),
                Timelines.of(samples),
                Overheads.of(plan, samples),
                Exclusions.of(samples));
    }
}
