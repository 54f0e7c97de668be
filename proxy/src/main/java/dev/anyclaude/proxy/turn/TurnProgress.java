package dev.anyclaude.proxy.turn;

import dev.anyclaude.proxy.anthropic.StreamEvent;
import dev.anyclaude.proxy.openai.ChatUsage;
import dev.anyclaude.proxy.telemetry.HeadUse;
import dev.anyclaude.proxy.telemetry.Outcome;
import dev.anyclaude.proxy.telemetry.TokenCounts;
import dev.anyclaude.proxy.telemetry.TurnRecord;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What becomes known about a turn while it runs. Confined to the turn's thread. */
final class TurnProgress {
    private final TurnRequest request;
    private final TurnTiming timing;
    private String model = "";
    private Optional<HeadUse> head = Optional.empty();
    private Map<String, Long> rules = Map.of();
    private int upstreamBytes;
    private TokenCounts tokens = TokenCounts.UNKNOWN;
    private Outcome outcome = Outcome.FAILED;
    private Optional<String> failure = Optional.empty();
    private Duration total = Duration.ZERO;

    TurnProgress(TurnRequest request, TurnTiming timing) {
        this.request = request;
        this.timing = timing;
    }

    void prepared(Preparation.Prepared prepared) {
        model = prepared.model();
        head = Optional.of(prepared.head());
        rules = prepared.rules();
        upstreamBytes = prepared.upstream().body().length;
    }

    void reported(ChatUsage usage) {
        tokens = new TokenCounts(usage.promptTokens(), usage.cachedTokens(), usage.completionTokens());
    }

    void sent(List<StreamEvent> events) {
        if (events.stream().anyMatch(StreamEvent.BlockDelta.class::isInstance)) {
            timing.contentSent();
        }
    }

    void end(Outcome how, Optional<String> why) {
        outcome = how;
        failure = why;
        total = timing.total();
    }

    TurnRecord record(String backendName) {
        return new TurnRecord(
                request.session(),
                backendName,
                model,
                request.message().stream(),
                outcome,
                tokens,
                head,
                rules,
                timing.timeToFirstToken(),
                total,
                request.bytes(),
                upstreamBytes,
                failure);
    }
}
