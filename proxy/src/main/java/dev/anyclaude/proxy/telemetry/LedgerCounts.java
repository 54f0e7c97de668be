package dev.anyclaude.proxy.telemetry;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Turns by cause and by verdict since the start. Thread-safe. */
public final class LedgerCounts implements TurnListener {
    private final ConcurrentMap<String, Long> causes = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, Long> verdicts = new ConcurrentHashMap<>();

    @Override
    public void ended(TurnRecord turn) {
        turn.expectation().ifPresent(expected -> causes.merge(expected.cause().word(), 1L, Long::sum));
        turn.reuse().ifPresent(reuse -> verdicts.merge(reuse.verdict().word(), 1L, Long::sum));
    }

    /** Turns by the word of their cause, {@code none} among them. */
    public Map<String, Long> causes() {
        return new TreeMap<>(causes);
    }

    /** Completed turns by the word of their verdict. */
    public Map<String, Long> verdicts() {
        return new TreeMap<>(verdicts);
    }
}
