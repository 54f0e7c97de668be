package dev.anyclaude.bench.report;

import dev.anyclaude.bench.plan.Arm;
import dev.anyclaude.bench.plan.Route;
import dev.anyclaude.bench.report.chart.Ink;
import dev.anyclaude.bench.report.chart.Quantity;
import dev.anyclaude.bench.stats.Estimate;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.DoubleFunction;

/** What the page calls things, and how it says that something is not known. */
final class Words {
    static final String UNKNOWN = "unknown";

    private Words() {}

    static String arm(Arm arm) {
        return switch (arm) {
            case COLD -> "cold";
            case W1 -> "warm, new session";
            case W2 -> "warm, next turn";
            case RAW -> "not normalised";
            case DIRECT -> "past the proxy";
            case PRIME -> "set-up";
            case TIMELINE -> "session replay";
        };
    }

    /** What is warm about a warm arm. */
    static String state(Arm arm) {
        return switch (arm) {
            case W1 -> "new session";
            case W2 -> "next turn";
            default -> arm(arm);
        };
    }

    static Ink ink(Arm arm) {
        return switch (arm) {
            case COLD -> Ink.COLD;
            case W1, W2 -> Ink.WARM;
            case RAW -> Ink.RAW;
            case DIRECT -> Ink.DIRECT;
            case TIMELINE -> Ink.NORMALISED;
            case PRIME -> Ink.PLAIN;
        };
    }

    static String path(Route path) {
        return switch (path) {
            case PROXY -> "through the proxy";
            case RAW -> "through the proxy, not normalised";
            case BASELINE -> "through the other build of the proxy";
            case DIRECT -> "past the proxy";
        };
    }

    static String metric(String key) {
        return switch (key) {
            case "ttft" -> "time to first token";
            case "total" -> "total time";
            case "ttft-from-intended" -> "time to first token, from when it was due";
            case "ttfa" -> "time to first actionable output";
            case "ttfb" -> "time to first byte";
            case "lag" -> "sent later than due";
            case "decode" -> "decoding";
            case "tpot" -> "time per output token";
            case "chunk-gap" -> "gap between pieces of output, pooled";
            case "chunk-gap-median" -> "gap between pieces of output, median of each request";
            default -> key;
        };
    }

    static String capital(String text) {
        return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    static String count(OptionalInt value) {
        return value.isPresent() ? Quantity.count(value.getAsInt()) : UNKNOWN;
    }

    static String or(OptionalDouble value, DoubleFunction<String> shown, String otherwise) {
        return value.isPresent() ? shown.apply(value.getAsDouble()) : otherwise;
    }

    /** An interval in words, without the estimate. */
    static String interval(Estimate estimate, DoubleFunction<String> shown) {
        if (estimate.low().isEmpty() && estimate.high().isEmpty()) {
            return "no interval: too few blocks";
        }
        return or(estimate.low(), shown, "unbounded") + " to " + or(estimate.high(), shown, "unbounded");
    }

    static String plural(long count, String one, String many) {
        return Quantity.count(count) + " " + (count == 1 ? one : many);
    }
}
