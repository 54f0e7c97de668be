package dev.anyclaude.bench.report;

import dev.anyclaude.bench.plan.TurnKind;
import dev.anyclaude.bench.report.chart.Caption;
import dev.anyclaude.bench.report.chart.Ink;
import dev.anyclaude.bench.report.chart.Quantity;
import dev.anyclaude.bench.report.chart.Series;
import dev.anyclaude.bench.report.chart.TurnChart;
import dev.anyclaude.bench.sample.TokenCounts;
import dev.anyclaude.bench.verdict.SessionTimeline;
import dev.anyclaude.bench.verdict.SessionTimeline.Side;
import dev.anyclaude.bench.verdict.SessionTimeline.Turn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** Whole sessions, turn after turn, with and without normalising. */
final class SessionSection {
    private static final String RAW = "not normalised";
    private static final String NORMALISED = "normalised";

    private final ReportModel model;
    private final SessionTimeline session;
    private final List<TurnChart.Begin> begins = new ArrayList<>();

    private SessionSection(ReportModel model, SessionTimeline session) {
        this.model = model;
        this.session = session;
        String before = "";
        for (int i = 0; i < session.turns().size(); i++) {
            String name = session.turns().get(i).session();
            if (i == 0 || !name.equals(before)) {
                begins.add(new TurnChart.Begin(i + 1, name));
            }
            before = name;
        }
    }

    static Section of(ReportModel model) {
        Section.Builder section = Section.of("session", "A whole session", "Session");
        Optional<SessionTimeline> session = model.summary().session();
        if (session.isEmpty() || session.get().turns().isEmpty()) {
            return section.say("This run replayed no whole session.").build();
        }
        return new SessionSection(model, session.get()).build(section);
    }

    private Section build(Section.Builder section) {
        double saved = session.rawPrefillSeconds() - session.normalisedPrefillSeconds();
        section.say("The same recorded turns, sent twice from an empty cache: once only translated, once normalised as"
                + " the proxy does it by default. Prefill seconds are the sum of the times to first token as the"
                + " client sees them, so queueing, translation and the first token itself are in them.");
        section.fact("Prefill saved", Quantity.seconds(saved), "over " + compared());
        section.fact(
                "Not normalised", Quantity.seconds(session.rawPrefillSeconds()), tokens(session.rawUncachedTokens()));
        section.fact(
                "Normalised",
                Quantity.seconds(session.normalisedPrefillSeconds()),
                tokens(session.normalisedUncachedTokens()));
        if (!session.mismatch().isEmpty()) {
            section.say("Not every turn could be compared: " + session.mismatch() + ".");
        }
        section.figure(times()).figure(growing()).figure(shares());
        CauseTable.of(model, session).ifPresent(section::table);
        WaterfallFigures.of(model).forEach(section::figure);
        return section.build();
    }

    private String compared() {
        return Words.plural(session.comparedTurns(), "turn", "turns");
    }

    private static String tokens(OptionalLong uncached) {
        return uncached.isPresent()
                ? Quantity.count(uncached.getAsLong()) + " tokens prefilled"
                : "tokens prefilled: the backend does not say";
    }

    private Figure times() {
        Caption caption = new Caption(
                "turns",
                model.title("Time to first token, turn by turn"),
                "Two lines over the turns of the replayed sessions, not normalised and normalised");
        List<Series> series = both(side -> side.ttftMs().orElse(Double.NaN), RAW, NORMALISED);
        return new Figure(
                caption,
                "Each mark is one turn; lower is sooner, and each step of the axis is a factor. A question mark is a turn"
                        + " that brought no token.",
                TurnChart.times(caption, series, begins, "time to first token"),
                table("Time to first token per turn", side -> Words.or(side.ttftMs(), Quantity::millis, Words.UNKNOWN)),
                true);
    }

    private Figure growing() {
        double saved = session.rawPrefillSeconds() - session.normalisedPrefillSeconds();
        Caption caption = new Caption(
                "prefill-seconds",
                model.title("Prefill seconds so far"),
                "Running sums of the time to first token; they end " + Quantity.seconds(saved) + " apart");
        List<Series> series = List.of(
                running(RAW + ", " + Quantity.seconds(session.rawPrefillSeconds()), Ink.RAW, Turn::raw),
                running(
                        NORMALISED + ", " + Quantity.seconds(session.normalisedPrefillSeconds()),
                        Ink.NORMALISED,
                        Turn::normalised));
        return new Figure(
                caption,
                "Each mark is the waiting for first tokens since the replay began, over the turns that both ways"
                        + " completed. The gap at the right end is what normalising saved.",
                TurnChart.seconds(caption, series, begins, "seconds of prefill"),
                table("Time to first token per turn", side -> Words.or(side.ttftMs(), Quantity::millis, Words.UNKNOWN)),
                true);
    }

    private Figure shares() {
        Caption caption = new Caption(
                "shares",
                model.title("Cached share of the prompt, turn by turn"),
                "How much of each prompt the backend did not have to read again, as it reports it");
        List<Series> series = both(side -> share(side).orElse(Double.NaN), RAW, NORMALISED);
        boolean silent = session.turns().stream()
                .allMatch(turn ->
                        share(turn.raw()).isEmpty() && share(turn.normalised()).isEmpty());
        return new Figure(
                caption,
                silent
                        ? "The backend does not say what it found cached, so there is nothing to draw: question marks,"
                                + " not zeros."
                        : "Each bar is the part of one prompt that the backend found in its cache; no bar is nothing. A question mark is a"
                                + " turn for which it does not say.",
                TurnChart.shares(caption, series, begins, "share of the prompt that was cached"),
                table("Cached share per turn", side -> Words.or(share(side), Quantity::percent, Words.UNKNOWN)),
                true);
    }

    private static OptionalDouble share(Side side) {
        return new TokenCounts(side.promptTokens(), side.cachedTokens(), OptionalInt.empty()).cachedShare();
    }

    private List<Series> both(ToDoubleFunction<Side> value, String raw, String normalised) {
        return List.of(
                series(raw, Ink.RAW, turn -> value.applyAsDouble(turn.raw())),
                series(normalised, Ink.NORMALISED, turn -> value.applyAsDouble(turn.normalised())));
    }

    private Series series(String label, Ink ink, ToDoubleFunction<Turn> value) {
        int turns = session.turns().size();
        double[] x = new double[turns];
        double[] y = new double[turns];
        for (int i = 0; i < turns; i++) {
            x[i] = i + 1.0;
            y[i] = value.applyAsDouble(session.turns().get(i));
        }
        return new Series(label, ink, x, y);
    }

    private Series running(String label, Ink ink, Function<Turn, Side> which) {
        double[] soFar = {0};
        return series(label, ink, turn -> {
            boolean both = turn.raw().completed() && turn.normalised().completed();
            soFar[0] += both ? which.apply(turn).ttftMs().orElse(0) / 1_000 : 0;
            return soFar[0];
        });
    }

    private Table table(String caption, Function<Side, String> shown) {
        Table.Builder table = Table.captioned(caption)
                .numbers("Place")
                .texts("Session")
                .numbers("Turn")
                .texts("Kind")
                .numbers(Words.capital(RAW), Words.capital(NORMALISED));
        for (int i = 0; i < session.turns().size(); i++) {
            Turn turn = session.turns().get(i);
            table.row(
                    Integer.toString(i + 1),
                    turn.session(),
                    Integer.toString(turn.turn()),
                    turn.kind() == TurnKind.MAIN ? "main" : "side request",
                    shown.apply(turn.raw()),
                    shown.apply(turn.normalised()));
        }
        return table.build();
    }
}
