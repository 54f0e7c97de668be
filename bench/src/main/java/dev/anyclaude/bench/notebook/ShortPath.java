package dev.anyclaude.bench.notebook;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes the paths of a picture short: in tenths of a pixel, each point counted from the one before. Letters come as outlines, so a
 * chart is mostly paths, and a notebook mostly charts.
 */
final class ShortPath {
    private static final Pattern PATH = Pattern.compile(" d=\"([MLQCZ0-9., -]*)\"");
    private static final Pattern TOKEN = Pattern.compile("[MLQCZ]|-?\\d+(?:\\.\\d+)?");
    private static final int TENTHS = 10;

    private final StringBuilder out = new StringBuilder();
    private long x;
    private long y;

    private ShortPath() {}

    /** The picture with all its paths written so. */
    static String in(String svg) {
        return PATH.matcher(svg)
                .replaceAll(each -> Matcher.quoteReplacement(" d=\"" + new ShortPath().shorten(each.group(1)) + "\""));
    }

    private String shorten(String path) {
        Matcher tokens = TOKEN.matcher(path);
        char command = 'M';
        long startX = 0;
        long startY = 0;
        int points = 0;
        while (tokens.find()) {
            char first = tokens.group().charAt(0);
            if (Character.isLetter(first)) {
                command = first;
                points = 0;
                out.append(Character.toLowerCase(first));
                if (command == 'Z') {
                    x = startX;
                    y = startY;
                }
                continue;
            }
            long toX = tenths(tokens.group());
            long toY = tokens.find() ? tenths(tokens.group()) : y;
            number(toX - x);
            number(toY - y);
            points++;
            if (points == pointsOf(command)) {
                points = 0;
                x = toX;
                y = toY;
            }
            if (command == 'M') {
                startX = x;
                startY = y;
            }
        }
        return out.toString();
    }

    /** How many points a command takes; only the last of them is where the next one starts. */
    private static int pointsOf(char command) {
        return switch (command) {
            case 'C' -> 3;
            case 'Q' -> 2;
            default -> 1;
        };
    }

    private static long tenths(String number) {
        return Math.round(Double.parseDouble(number) * TENTHS);
    }

    private void number(long tenths) {
        String text = tenths % TENTHS == 0
                ? Long.toString(tenths / TENTHS)
                : String.format(Locale.ROOT, "%.1f", (double) tenths / TENTHS).replaceFirst("^(-?)0", "$1");
        boolean afterNumber = out.length() > 0 && !Character.isLetter(out.charAt(out.length() - 1));
        out.append(afterNumber && text.charAt(0) != '-' ? " " : "").append(text);
    }
}
