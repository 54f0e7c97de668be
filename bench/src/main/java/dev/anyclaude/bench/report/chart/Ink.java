package dev.anyclaude.bench.report.chart;

import java.awt.Color;
import java.util.Locale;
import java.util.Optional;

/** What a mark stands for. The page's style sheet gives each a colour, for light and for dark. */
public enum Ink {
    COLD(1),
    WARM(2),
    RAW(3),
    NORMALISED(4),
    DIRECT(5),
    /** Boxes, whiskers, fitted lines. */
    PLAIN(6),
    /** A request that counts for nothing: failed, or not in the state it should have been in. */
    EXCLUDED(7);

    private final int blue;

    Ink(int blue) {
        this.blue = blue;
    }

    /** Never seen: XChart draws with it and {@link XChartMarks} puts the class in its place. */
    Color placeholder() {
        return new Color(1, 0, blue);
    }

    /** Name of the CSS class. */
    String css() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The ink of a colour XChart wrote, if it is one. */
    static Optional<Ink> of(String rgb) {
        for (Ink ink : values()) {
            if (rgb.equals("rgb(1,0," + ink.blue + ")")) {
                return Optional.of(ink);
            }
        }
        return Optional.empty();
    }
}
