package dev.anyclaude.proxy.telemetry;

import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Consumer;

/** The same totals for Prometheus, and times to first token. Thread-safe. */
public final class Metrics implements TurnListener {
    /** Of the text format. */
    public static final String CONTENT_TYPE = PrometheusTextFormatWriter.CONTENT_TYPE;

    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final Histogram timeToFirstToken = Histogram.builder()
            .name("anyclaude_time_to_first_token_seconds")
            .help("From the last byte of the request to the first content.")
            .classicUpperBounds(0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 25, 50, 100, 250)
            .classicOnly()
            .register(registry);

    /** Tells what these count, and what it is told itself. */
    Metrics(Counters counters, LedgerCounts ledger) {
        counter("anyclaude_turns", "Turns by how they ended.", "outcome", tell -> {
            Counters.Totals totals = counters.totals();
            tell.call((double) totals.completed(), Outcome.COMPLETED.word());
            tell.call((double) totals.failed(), Outcome.FAILED.word());
            tell.call((double) totals.left(), Outcome.CLIENT_LEFT.word());
        });
        counter(
                "anyclaude_prefix_cause",
                "Turns by why their prompt continued no other.",
                "cause",
                tell -> ledger.causes().forEach((cause, turns) -> tell.call(turns, cause)));
        counter(
                "anyclaude_reuse_verdict",
                "Turns by reported against expected reuse.",
                "verdict",
                tell -> ledger.verdicts().forEach((verdict, turns) -> tell.call(turns, verdict)));
        counter(
                "anyclaude_prompt_tokens",
                "Prompt tokens of the turns whose reuse the backend reported.",
                tell -> tell.call((double) counters.totals().promptTokens()));
        counter(
                "anyclaude_cached_tokens",
                "Of these, tokens the backend did not prefill.",
                tell -> tell.call((double) counters.totals().cachedTokens()));
    }

    @Override
    public void ended(TurnRecord turn) {
        turn.timeToFirstToken().ifPresent(time -> timeToFirstToken.observe(time.toNanos() / 1e9));
    }

    /** The text format, in UTF-8. */
    public byte[] text() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            PrometheusTextFormatWriter.create().write(out, registry.scrape());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private void counter(String name, String help, Consumer<CounterWithCallback.Callback> tell) {
        CounterWithCallback.builder().name(name).help(help).callback(tell).register(registry);
    }

    private void counter(String name, String help, String label, Consumer<CounterWithCallback.Callback> tell) {
        CounterWithCallback.builder()
                .name(name)
                .help(help)
                .labelNames(label)
                .callback(tell)
                .register(registry);
    }
}
