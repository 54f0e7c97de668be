package dev.anyclaude.proxy;

import dev.anyclaude.proxy.anthropic.ApiException;
import dev.anyclaude.proxy.anthropic.MessagesRequest;
import dev.anyclaude.proxy.ledger.LedgerTurn;
import dev.anyclaude.proxy.ledger.PrefixLedger;
import dev.anyclaude.proxy.ledger.Reuse;
import dev.anyclaude.proxy.prefix.NormalisedPrompt;
import dev.anyclaude.proxy.prefix.PromptNormaliser;
import dev.anyclaude.proxy.telemetry.Outcome;
import dev.anyclaude.proxy.telemetry.TokenCounts;
import dev.anyclaude.proxy.telemetry.TurnLines;
import dev.anyclaude.proxy.telemetry.TurnRecord;
import dev.anyclaude.proxy.translate.RequestTranslator;
import dev.anyclaude.proxy.translate.UpstreamOptions;
import dev.anyclaude.proxy.translate.UpstreamRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Makes the lines of a turn log of a recording (docs/session-format.md): its requests go through today's rules and a ledger in the
 * order in which they were sent. Reuse and times are those recorded.
 */
final class RecordedTurns {
    private final PromptNormaliser normaliser = new PromptNormaliser(Set.of());
    private final RequestTranslator translator = new RequestTranslator();
    private final PrefixLedger ledger = new PrefixLedger(ProxyConfig.LEDGER_BYTES, false);
    private final TurnLines lines = new TurnLines(false);
    private final Map<Integer, Running> running = new HashMap<>();
    private final List<JsonNode> ended = new ArrayList<>();
    private final String session;
    private final String backend;
    private final String model;
    private final Instant started;

    /** A turn whose end has not come. */
    private static final class Running {
        private final double startedMillis;
        private final int bytes;
        private Optional<LedgerTurn> ledger = Optional.empty();
        private boolean stream;
        private int upstreamBytes;
        private Optional<Duration> first = Optional.empty();

        Running(double startedMillis, int bytes) {
            this.startedMillis = startedMillis;
            this.bytes = bytes;
        }
    }

    private RecordedTurns(JsonNode header) {
        this.session = header.path("session").asString("");
        this.backend = header.path("backend").asString("");
        this.model = header.path("model").asString("");
        this.started = Instant.parse(header.path("started_at").asString());
    }

    /** The recording's turns as a turn log's lines, in the order in which they ended; those without an end are left out. */
    static List<JsonNode> of(List<JsonNode> recording) {
        RecordedTurns turns = new RecordedTurns(recording.get(0));
        recording.stream().skip(1).forEach(turns::take);
        return turns.ended;
    }

    private void take(JsonNode line) {
        int turn = line.path("turn").asInt(-1);
        if (line.path("type").asString("").equals("request")) {
            running.put(turn, request(line));
            return;
        }
        Running known = running.get(turn);
        if (known == null) {
            return;
        }
        switch (line.path("type").asString("")) {
            case "event" -> {
                if (known.first.isEmpty() && line.path("event").asString("").equals("content_block_delta")) {
                    known.first = Optional.of(since(known, line));
                }
            }
            case "end" -> {
                running.remove(turn);
                end(known, line);
            }
            default -> {} // the response's head says nothing of the prompt
        }
    }

    private Running request(JsonNode line) {
        byte[] body = line.has("body_base64")
                ? Base64.getDecoder().decode(line.path("body_base64").asString(""))
                : line.path("body").asString("").getBytes(StandardCharsets.UTF_8);
        Running turn = new Running(line.path("at_ms").asDouble(0), body.length);
        try {
            MessagesRequest message = MessagesRequest.read(body);
            NormalisedPrompt prompt = normaliser.normalise(message, session);
            UpstreamRequest upstream = translator.translate(
                    message, prompt, translator.encodeHead(prompt), UpstreamOptions.of(model.isEmpty() ? "?" : model));
            turn.stream = message.stream();
            turn.upstreamBytes = upstream.body().length();
            turn.ledger = Optional.of(ledger.expect(session, message, model, upstream));
        } catch (ApiException e) {
            turn.ledger = Optional.empty(); // it was refused, then as now
        }
        return turn;
    }

    private void end(Running turn, JsonNode line) {
        Outcome outcome = Outcome.ofWord(line.path("outcome").asString(""));
        TokenCounts tokens = new TokenCounts(
                count(line, "prompt_tokens"), count(line, "cached_tokens"), count(line, "output_tokens"));
        boolean answered = outcome == Outcome.COMPLETED || turn.first.isPresent();
        Optional<Reuse> reuse = turn.ledger
                .filter(expected -> answered)
                .map(expected -> expected.answered(tokens.promptTokens(), tokens.cachedTokens()));
        TurnRecord record = new TurnRecord(
                session,
                backend,
                model,
                turn.stream,
                outcome,
                tokens,
                Optional.empty(),
                Map.of(),
                turn.ledger.map(LedgerTurn::expectation),
                reuse.filter(unused -> outcome == Outcome.COMPLETED),
                turn.first,
                since(turn, line),
                turn.bytes,
                turn.upstreamBytes,
                Optional.empty());
        long endedMicros = Math.round(line.path("at_ms").asDouble(0) * 1_000);
        ended.add(lines.line(record, started.plusNanos(endedMicros * 1_000)));
    }

    private static Duration since(Running turn, JsonNode line) {
        return Duration.ofNanos(Math.round((line.path("at_ms").asDouble(0) - turn.startedMillis) * 1e6));
    }

    private static OptionalInt count(JsonNode line, String key) {
        return line.has(key) ? OptionalInt.of(line.path(key).asInt()) : OptionalInt.empty();
    }
}
