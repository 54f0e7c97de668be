package dev.anyclaude.bench.report.chart;

import dev.anyclaude.bench.report.chart.Svg.Anchor;
import java.util.List;

/** Requests as bars on a common time axis, one below the other in the order they were sent. */
public final class WaterfallChart {
    private static final int LEFT = 220;
    private static final int RIGHT = 130;
    private static final int ROW = 18;
    private static final int TOP = 26;
    private static final int BOTTOM = 44;

    /**
     * One request. All times are seconds since the first was sent.
     *
     * @param label which one
     * @param sent when it went out
     * @param waited until when nothing had been generated; the end if nothing ever was
     * @param ended when its answer was over, or it was given up
     * @param ink of the waiting
     * @param note what to say beside the bar
     */
    public record Bar(String label, double sent, double waited, double ended, Ink ink, String note) {}

    private WaterfallChart() {}

    /**
     * Draws the bars, at least one.
     *
     * @param endSeconds where the time axis ends at least, so that two pictures can be compared
     */
    public static String draw(Caption caption, List<Bar> bars, double endSeconds) {
        double end =
                Math.max(endSeconds, bars.stream().mapToDouble(Bar::ended).max().orElse(1));
        Scale x = Scale.fromZero(end, Quantity::seconds);
        int height = TOP + bars.size() * ROW + BOTTOM;
        Svg svg = new Svg();
        for (Scale.Tick tick : x.ticks()) {
            svg.line("grid", px(x, tick.value()), TOP - 6, px(x, tick.value()), height - BOTTOM);
            svg.text("tick", Anchor.MIDDLE, px(x, tick.value()), height - BOTTOM + 18, tick.label());
        }
        svg.text("axis", Anchor.END, Plot.WIDE - RIGHT, height - 6, "since the first request of the replay");
        for (int i = 0; i < bars.size(); i++) {
            bar(svg, x, bars.get(i), TOP + i * (double) ROW);
        }
        return svg.picture(caption, Plot.WIDE, height);
    }

    private static void bar(Svg svg, Scale x, Bar bar, double y) {
        Svg inside = new Svg();
        double sent = px(x, bar.sent());
        double waited = px(x, bar.waited());
        double ended = px(x, bar.ended());
        inside.rect("f-" + bar.ink().css(), sent, y + 3, Math.max(1.5, waited - sent), ROW - 6);
        inside.rect("stream", waited, y + 3, Math.max(0, ended - waited), ROW - 6);
        svg.text("tick", Anchor.END, LEFT - 10, y + 13, bar.label());
        svg.named(bar.label() + ": " + bar.note(), inside);
        svg.text("tick", Anchor.START, ended + 6, y + 13, bar.note());
    }

    private static double px(Scale x, double value) {
        return LEFT + x.position(value) * (Plot.WIDE - LEFT - RIGHT);
    }
}
