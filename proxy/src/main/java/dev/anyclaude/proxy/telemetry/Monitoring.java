package dev.anyclaude.proxy.telemetry;

import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What is told to who asks how the proxy does. */
public record Monitoring(Counters counters, LedgerCounts ledger, Metrics metrics, RunSummary summary) {
    /** Nothing counted yet. */
    public Monitoring() {
        this(new Counters(), new LedgerCounts());
    }

    private Monitoring(Counters counters, LedgerCounts ledger) {
        this(counters, ledger, new Metrics(counters, ledger), new RunSummary(counters));
    }

    /** Those that are to be told of each turn. */
    public List<TurnListener> listeners() {
        return List.of(counters, ledger, metrics, summary);
    }

    /** All totals since the start. */
    public ObjectNode stats() {
        Counters.Totals totals = counters.totals();
        ObjectNode stats = JsonMapper.shared().createObjectNode();
        stats.putObject("turns")
                .put("completed", totals.completed())
                .put("failed", totals.failed())
                .put("client_left", totals.left());
        stats.putObject("tokens")
                .put("prompt", totals.promptTokens())
                .put("cached", totals.cachedTokens())
                .put("turns_not_reported", totals.unreported());
        ObjectNode causes = stats.putObject("causes");
        ledger.causes().forEach(causes::put);
        ObjectNode verdicts = stats.putObject("verdicts");
        ledger.verdicts().forEach(verdicts::put);
        return stats;
    }
}
