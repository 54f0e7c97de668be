package dev.anyclaude.proxy.turn;

import dev.anyclaude.proxy.anthropic.StreamEvent;
import dev.anyclaude.proxy.ledger.LedgerTurn;
import dev.anyclaude.proxy.ledger.Reuse;
import dev.anyclaude.proxy.openai.ChatUsage;
import dev.anyclaude.proxy.prefix.ProducedAnswer;
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
    private final AnswerCollector answer = new AnswerCollector();
    private String model = "";
    private Optional<HeadUse> head = Optional.empty();
    private Optional<LedgerTurn> ledger = Optional.empty();
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
        ledger = Optional.of(prepared.ledger());
        rules = prepared.rules();
        upstreamBytes = prepared.upstream().body().length();
    }

    void reported(ChatUsage usage) {
        tokens = new TokenCounts(usage.promptTokens(), usage.cachedTokens(), usage.completionTokens());
    }

    void produced(List<StreamEvent> events) {
        answer.take(events);
    }

    void sent(List<StreamEvent> events) {
        if (events.stream().anyMatch(StreamEvent.BlockDelta.class::isInstance)) {
            timing.contentSent();
        }
    }

    /** What the model said, to be sent back some day. */
    ProducedAnswer answer() {
        return answer.answer();
    }

    void end(Outcome how, Optional<String> why) {
        outcome = how;
        failure = why;
        total = timing.total();
    }

    TurnRecord record(String backendName) {
        Optional<Duration> first = timing.timeToFirstToken();
        boolean answered = outcome == Outcome.COMPLETED || first.isPresent();
        Optional<Reuse> reuse = ledger.filter(turn -> answered)
                .map(turn -> turn.answered(tokens.promptTokens(), tokens.cachedTokens()));
        return new TurnRecord(
                request.session(),
                backendName,
                model,
                request.message().stream(),
                outcome,
                tokens,
                head,
                rules,
                ledger.map(LedgerTurn::expectation),
                reuse.filter(unused -> outcome == Outcome.COMPLETED),
                first,
                total,
                request.bytes(),
                upstreamBytes,
                failure);
    }
}
