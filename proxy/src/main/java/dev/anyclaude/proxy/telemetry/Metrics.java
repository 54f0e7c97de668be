package dev.anyclaude.proxy.telemetry;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The same totals for Prometheus, and times to first token. Thread-safe. */
public final class Metrics implements TurnListener {
    /** Of the text format. */
    public static final String CONTENT_TYPE = PrometheusTextFormatWriter.CONTENT_TYPE;

    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final Counter turns = counter("anyclaude_turns", "Turns by how they ended.", "outcome");
    private final Counter causes =
            counter("anyclaude_prefix_cause", "Turns by why their prompt continued no other.", "cause");
    private final Counter verdicts =
            counter("anyclaude_reuse_verdict", "Turns by reported against expected reuse.", "verdict");
    private final Counter promptTokens =
            counter("anyclaude_prompt_tokens", "Prompt tokens of the turns whose reuse the backend reported.");
    private final Counter cachedTokens =
            counter("anyclaude_cached_tokens", "Of these, tokens the backend did not prefill.");
    private final Histogram timeToFirstToken = Histogram.builder()
            .name("anyclaude_time_to_first_token_seconds")
            .help("From the last byte of the request to the first content.")
            .classicUpperBounds(0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 25, 50, 100, 250)
            .classicOnly()
            .register(registry);

    @Override
    public void ended(TurnRecord turn) {
        turns.labelValues(turn.outcome().word()).inc();
        turn.expectation()
                .ifPresent(
                        expected -> causes.labelValues(expected.cause().word()).inc());
        turn.reuse()
                .ifPresent(reuse -> verdicts.labelValues(reuse.verdict().word()).inc());
        turn.timeToFirstToken().ifPresent(time -> timeToFirstToken.observe(time.toNanos() / 1e9));
        TokenCounts tokens = turn.tokens();
        if (tokens.promptTokens().isPresent() && tokens.cachedTokens().isPresent()) {
            promptTokens.inc(tokens.promptTokens().getAsInt());
            cachedTokens.inc(tokens.cachedTokens().getAsInt());
        }
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

    private Counter counter(String name, String help, String... labels) {
        return Counter.builder().name(name).help(help).labelNames(labels).register(registry);
    }
}
