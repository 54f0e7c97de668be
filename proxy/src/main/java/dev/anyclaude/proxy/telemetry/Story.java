package dev.anyclaude.proxy.telemetry;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;

/**
 * The turns of a turn log as a table for a person. Seconds lost are prompt tokens that the conversation had sent before, or that
 * were expected of its first turn, and that were not reused, at the conversation's own rate: time to first token by tokens not
 * reused, over all its turns. Only an estimate, and unknown where the backend does not report.
 */
public final class Story {
    private static final String ROW = "%-10s %5s %5s %10s %10s %10s %10s %8s  %s%n";

    private final List<JsonNode> turns;
    private final Map<String, double[]> rates = new HashMap<>();

    /** Takes the log's lines, in order. */
    public Story(List<JsonNode> turns) {
        this.turns = List.copyOf(turns);
        for (JsonNode turn : this.turns) {
            OptionalLong prompt = count(turn, "prompt_tokens");
            OptionalLong cached = count(turn, "cached_tokens");
            if (prompt.isPresent() && cached.isPresent() && turn.has("ttft_ms")) {
                double[] sums = rates.computeIfAbsent(conversation(turn), name -> new double[2]);
                sums[0] += turn.path("ttft_ms").asDouble() / 1000;
                sums[1] += Math.max(0, prompt.getAsLong() - cached.getAsLong());
            }
        }
    }

    /** One line a turn, below a line of headings. */
    public String table() {
        StringBuilder out = new StringBuilder(String.format(
                Locale.ROOT, ROW, "session", "conv", "turn", "prompt", "expected", "reused", "ttft", "lost", "cause"));
        Map<String, OptionalLong> before = new HashMap<>();
        for (JsonNode turn : turns) {
            String session = turn.path("session").asString("");
            OptionalLong known = before.getOrDefault(conversation(turn), count(turn, "expected_tokens"));
            OptionalDouble lost = secondsLost(turn, known);
            out.append(String.format(
                    Locale.ROOT,
                    ROW,
                    session.substring(0, Math.min(10, session.length())),
                    turn.path("conversation").asString("?"),
                    turn.path("turn").asString("?"),
                    shown(count(turn, "prompt_tokens")),
                    shown(count(turn, "expected_tokens")),
                    shown(count(turn, "cached_tokens")),
                    turn.has("ttft_ms")
                            ? String.format(
                                    Locale.ROOT, "%.2fs", turn.path("ttft_ms").asDouble() / 1000)
                            : "none",
                    lost.isPresent() ? String.format(Locale.ROOT, "%.2fs", lost.getAsDouble()) : "unknown",
                    cause(turn)));
            before.put(conversation(turn), count(turn, "prompt_tokens"));
        }
        return out.toString();
    }

    private OptionalDouble secondsLost(JsonNode turn, OptionalLong known) {
        OptionalLong cached = count(turn, "cached_tokens");
        double[] sums = rates.getOrDefault(conversation(turn), new double[2]);
        if (cached.isEmpty() || known.isEmpty() || sums[1] == 0) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(Math.max(0, known.getAsLong() - cached.getAsLong()) * sums[0] / sums[1]);
    }

    private static String cause(JsonNode turn) {
        String path = turn.has("path") ? " at " + turn.path("path").asString() : "";
        return turn.path("cause").asString("unknown") + path + ", "
                + turn.path("verdict").asString(turn.path("outcome").asString("unknown"));
    }

    private static String conversation(JsonNode turn) {
        return turn.path("session").asString("") + " "
                + turn.path("conversation").asString("");
    }

    private static OptionalLong count(JsonNode turn, String key) {
        return turn.has(key) ? OptionalLong.of(turn.path(key).asLong()) : OptionalLong.empty();
    }

    private static String shown(OptionalLong count) {
        return count.isPresent() ? String.format(Locale.ROOT, "%,d", count.getAsLong()) : "unknown";
    }
}
