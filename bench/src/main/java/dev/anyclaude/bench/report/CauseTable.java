package dev.anyclaude.bench.report;

import dev.anyclaude.bench.plan.Route;
import dev.anyclaude.bench.report.chart.Quantity;
import dev.anyclaude.bench.sample.TurnSample;
import dev.anyclaude.bench.verdict.SessionTimeline;
import dev.anyclaude.bench.verdict.SessionTimeline.Turn;
import java.util.List;
import java.util.Optional;

/** Turns of whole sessions that found little in the cache, each with its cause. */
final class CauseTable {
    /** Share of the prompt below which a turn is asked why. */
    private static final double LOW = 0.9;

    private final ReportModel model;
    private final List<TurnSample> raw;
    private final List<TurnSample> normalised;

    private CauseTable(ReportModel model) {
        this.model = model;
        this.raw = model.timeline(Route.RAW);
        this.normalised = model.timeline(Route.PROXY);
    }

    /** Empty if no turn was low, or the proxies kept no turn log. */
    static Optional<Table> of(ReportModel model, SessionTimeline session) {
        return model.causes().bySeq().isEmpty() ? Optional.empty() : new CauseTable(model).table(session);
    }

    private Optional<Table> table(SessionTimeline session) {
        Table.Builder table = Table.captioned("Turns that found less than " + Quantity.percent(LOW)
                        + " of their prompt cached, and why, as the proxy’s turn log has it")
                .numbers("Place")
                .texts("Session")
                .numbers("Turn", "Not normalised")
                .texts("Why")
                .numbers("Normalised")
                .texts("Why");
        boolean any = false;
        for (int i = 0; i < session.turns().size(); i++) {
            Turn turn = session.turns().get(i);
            Optional<TurnSample> without = find(raw, turn);
            Optional<TurnSample> with = find(normalised, turn);
            if (without.filter(CauseTable::low).isPresent()
                    || with.filter(CauseTable::low).isPresent()) {
                any = true;
                table.row(
                        Integer.toString(i + 1),
                        turn.session(),
                        Integer.toString(turn.turn()),
                        share(without),
                        why(without),
                        share(with),
                        why(with));
            }
        }
        return any ? Optional.of(table.build()) : Optional.empty();
    }

    private static Optional<TurnSample> find(List<TurnSample> samples, Turn turn) {
        return samples.stream()
                .filter(each -> each.session().equals(turn.session()) && each.turn() == turn.turn())
                .findFirst();
    }

    private static boolean low(TurnSample sample) {
        return sample.tokens().cachedShare().orElse(1) < LOW;
    }

    private static String share(Optional<TurnSample> sample) {
        return sample.map(each -> Words.or(each.tokens().cachedShare(), Quantity::percent, Words.UNKNOWN))
                .orElse("–");
    }

    private String why(Optional<TurnSample> sample) {
        return sample.filter(CauseTable::low)
                .map(each -> model.causes().of(each).map(TurnCauses.Said::words).orElse(Words.UNKNOWN))
                .orElse("");
    }
}
