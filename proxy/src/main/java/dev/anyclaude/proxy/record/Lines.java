package dev.anyclaude.proxy.record;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The lines of a session file. Times are milliseconds since the file's first line, with three decimals. */
final class Lines {
    private Lines() {}

    static ObjectNode session(String session, Instant startedAt, RecordedRequest first, RecorderFacts facts) {
        return line("session")
                .put("format", SessionRecorder.FORMAT)
                .put("session", session)
                .put("started_at", startedAt.toString())
                .put("client_version", first.clientVersion())
                .put("user_agent", first.userAgent())
                .put("backend", facts.backend())
                .put("model", facts.model().get())
                .put("anyclaude", facts.version());
    }

    static ObjectNode request(int turn, long nanos, RecordedRequest request) {
        ObjectNode line =
                line("request", turn, nanos).put("method", request.method()).put("path", request.path());
        ObjectNode headers = line.putObject("headers");
        request.keptHeaders().forEach(headers::put);
        Optional<String> text = utf8(request.body());
        text.ifPresentOrElse(
                body -> line.put("body", body),
                () -> line.put("body_base64", Base64.getEncoder().encodeToString(request.body())));
        return line;
    }

    static ObjectNode response(int turn, long nanos, int status, String contentType) {
        ObjectNode line = line("response", turn, nanos).put("status", status);
        line.putObject("headers").put("content-type", contentType);
        return line;
    }

    static ObjectNode event(int turn, long nanos, String event, String data) {
        return line("event", turn, nanos).put("event", event).put("data", data);
    }

    static ObjectNode end(int turn, long nanos, RecordedEnd end) {
        ObjectNode line = line("end", turn, nanos).put("outcome", end.outcome());
        end.promptTokens().ifPresent(count -> line.put("prompt_tokens", count));
        end.cachedTokens().ifPresent(count -> line.put("cached_tokens", count));
        end.outputTokens().ifPresent(count -> line.put("output_tokens", count));
        return line;
    }

    private static ObjectNode line(String type, int turn, long nanos) {
        return line(type).put("turn", turn).put("at_ms", BigDecimal.valueOf(Math.max(0, nanos) / 1_000, 3));
    }

    private static ObjectNode line(String type) {
        return JsonMapper.shared().createObjectNode().put("type", type);
    }

    private static Optional<String> utf8(byte[] bytes) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
