package dev.anyclaude.bench.report;

import dev.anyclaude.bench.plan.Route;
import dev.anyclaude.bench.sample.RunFiles;
import dev.anyclaude.bench.sample.TurnSample;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Why requests found little in the cache, as the turn logs of the proxies have it. A log has a line for each request in the order
 * sent; before those of the plan may be others. A line whose token counts are not the sample's is not believed.
 *
 * @param bySeq what the proxy said of a request, by its position in the run
 */
record TurnCauses(Map<Integer, Said> bySeq) {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    /**
     * What the proxy said of a turn.
     *
     * @param cause why its prompt continues no other
     * @param verdict whether the backend reused what it could have; empty if that is not known
     */
    record Said(String cause, String verdict) {

        /** In words for a reader. */
        String words() {
            String why = switch (cause) {
                case "none" -> "continues an earlier prompt";
                case "first_of_session" -> "new session";
                case "new_conversation" -> "new conversation";
                case "side_request" -> "side request";
                case "compaction" -> "compaction";
                case "client_changed_system" -> "client changed the system prompt";
                case "client_changed_tools" -> "client changed the tools";
                case "client_changed_history" -> "client changed the history";
                case "rule_off" -> "a rule is off";
                default -> cause;
            };
            return switch (verdict) {
                case "evicted" -> why + "; no longer in the backend’s cache";
                case "template_changed" -> why + "; rendered differently by the backend’s template";
                default -> why;
            };
        }
    }

    TurnCauses {
        bySeq = Map.copyOf(bySeq);
    }

    static TurnCauses read(RunFiles run, List<TurnSample> samples) {
        Map<Integer, Said> bySeq = new HashMap<>();
        for (Route route : Route.values()) {
            List<TurnSample> sent =
                    samples.stream().filter(each -> each.path() == route).toList();
            List<String> lines = lines(run.turns(route));
            int before = lines.size() - sent.size();
            for (int i = Math.max(0, -before); i < sent.size(); i++) {
                TurnSample sample = sent.get(i);
                said(lines.get(before + i), sample).ifPresent(each -> bySeq.put(sample.seq(), each));
            }
        }
        return new TurnCauses(bySeq);
    }

    Optional<Said> of(TurnSample sample) {
        return Optional.ofNullable(bySeq.get(sample.seq()));
    }

    private static List<String> lines(Path file) {
        try {
            return Files.isRegularFile(file) ? Files.readAllLines(file, StandardCharsets.UTF_8) : List.of();
        } catch (IOException e) {
            throw new ReportException("cannot read " + file + ": " + e, e);
        }
    }

    private static Optional<Said> said(String text, TurnSample sample) {
        try {
            JsonNode line = MAPPER.readTree(text);
            boolean same = count(line, "prompt_tokens").equals(sample.tokens().promptTokens())
                    && count(line, "cached_tokens").equals(sample.tokens().cachedTokens());
            String cause = line.path("cause").asString("");
            return same && !cause.isEmpty()
                    ? Optional.of(new Said(cause, line.path("verdict").asString("")))
                    : Optional.empty();
        } catch (JacksonException e) {
            // the last line of a proxy that was ended in the middle of it
            return Optional.empty();
        }
    }

    private static OptionalInt count(JsonNode line, String key) {
        return line.path(key).isIntegralNumber() ? OptionalInt.of(line.path(key).asInt()) : OptionalInt.empty();
    }
}
