package dev.anyclaude.bench.lab;

import dev.anyclaude.bench.notebook.Displayed;
import dev.anyclaude.bench.notebook.MimeBundle;
import dev.anyclaude.bench.verdict.SessionTimeline;
import dev.anyclaude.bench.verdict.Summary;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;

/**
 * Turn by turn, what the backend had to read again: with the prompts as the client sends them, and made prefix-stable.
 *
 * @param lines only of turns whose counts the backend reported
 */
public record Ledger(String title, List<Line> lines) implements Displayed {

    /** A turn. */
    public record Line(String session, int turn, String kind, Side raw, Side normalised) {}

    /** One side of a turn. */
    public record Side(int promptTokens, int cachedTokens) {
        /** Tokens prefilled. */
        public int prefilled() {
            return promptTokens - cachedTokens;
        }
    }

    public Ledger {
        lines = List.copyOf(lines);
    }

    /** The ledger of the whole sessions a replay sent; empty if it sent none. */
    public static Ledger of(Samples samples) {
        Summary summary = samples.summary();
        List<Line> lines = summary.session().map(SessionTimeline::turns).orElse(List.of()).stream()
                .filter(each -> known(each.raw()) && known(each.normalised()))
                .map(each -> new Line(
                        each.session(), each.turn(), each.kind().name(), side(each.raw()), side(each.normalised())))
                .toList();
        return new Ledger("Prompt tokens read again, turn by turn" + samples.mark(), lines);
    }

    /** Tokens the turns prefilled together. */
    public int prefilledTokens(Function<Line, Side> which) {
        return lines.stream().mapToInt(each -> which.apply(each).prefilled()).sum();
    }

    double[] prefilled(Function<Line, Side> which) {
        return lines.stream().mapToDouble(each -> which.apply(each).prefilled()).toArray();
    }

    @Override
    public MimeBundle display() {
        return grid().bundle();
    }

    @Override
    public String toString() {
        return grid().text();
    }

    private Grid grid() {
        Grid grid = new Grid(
                title, "turn", "kind", "prompt", "raw: cached", "prefilled", "normalised: cached", "prefilled");
        for (Line line : lines) {
            grid.row(
                    line.session() + " " + line.turn(),
                    line.kind(),
                    count(line.normalised().promptTokens()),
                    count(line.raw().cachedTokens()),
                    count(line.raw().prefilled()),
                    count(line.normalised().cachedTokens()),
                    count(line.normalised().prefilled()));
        }
        grid.row(
                "together",
                "",
                "",
                "",
                count(prefilledTokens(Line::raw)),
                "",
                count(prefilledTokens(Line::normalised)));
        return grid;
    }

    private static String count(int tokens) {
        return Grid.count(OptionalInt.of(tokens));
    }

    private static boolean known(SessionTimeline.Side side) {
        return side.promptTokens().isPresent() && side.cachedTokens().isPresent();
    }

    private static Side side(SessionTimeline.Side side) {
        return new Side(side.promptTokens().orElseThrow(), side.cachedTokens().orElseThrow());
    }
}
