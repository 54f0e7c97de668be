package dev.anyclaude.proxy.http;

import dev.anyclaude.proxy.anthropic.ApiException;
import dev.anyclaude.proxy.anthropic.MessagesRequest;
import dev.anyclaude.proxy.anthropic.RequestMemory;
import dev.anyclaude.proxy.record.RecordedEnd;
import dev.anyclaude.proxy.record.RecordedRequest;
import dev.anyclaude.proxy.record.TurnRecording;
import dev.anyclaude.proxy.telemetry.Outcome;
import dev.anyclaude.proxy.telemetry.TokenCounts;
import dev.anyclaude.proxy.telemetry.TurnRecord;
import dev.anyclaude.proxy.turn.SharedTurns;
import dev.anyclaude.proxy.turn.TurnRequest;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** {@code POST /v1/messages}: reads the request, runs its turn, and gives back what comes. */
final class MessagesEndpoint implements Endpoint {
    private static final String SESSION = "x-claude-code-session-id";

    /** Of request bodies kept, so that of the next turn only what is new must be read. */
    private static final long MEMORY_BYTES = 8L << 20;

    private static final String RETRIES = "x-stainless-retry-count";

    private final Endpoints endpoints;
    private final SharedTurns shared;
    private final RequestMemory requests = new RequestMemory(MEMORY_BYTES);

    MessagesEndpoint(Endpoints endpoints) {
        this.endpoints = endpoints;
        this.shared = new SharedTurns(endpoints.pipeline());
    }

    @Override
    public void handle(Request request, Response response, Callback callback) throws IOException {
        byte[] body = Bodies.read(request, endpoints.bodyLimitBytes());
        request.addIdleTimeoutListener(timeout -> false); // from here on: a prefill may be silent for longer
        long receivedNanos = System.nanoTime();
        String named = Optional.ofNullable(request.getHeaders().get(SESSION)).orElse("");
        MessagesRequest message;
        try {
            message = requests.read(body);
        } catch (ApiException e) {
            TurnRecording recording = record(request, named, body);
            recording.response(e.kind().status(), Replies.JSON, Replies.error(response, callback, e));
            end(recording, Outcome.FAILED, TokenCounts.UNKNOWN);
            return;
        }
        String session = named.isEmpty() ? message.session() : named;
        TurnRecording recording = record(request, session, body);
        TurnGuard guard = new TurnGuard(new ClientConnection(request));
        Answer answer = message.stream()
                ? new StreamedAnswer(
                        response,
                        guard,
                        new StreamLog(recording, endpoints.eventNames()),
                        endpoints.patience(),
                        System::nanoTime)
                : new WholeAnswer(response, guard, recording);
        endpoints.turns().add(answer);
        try {
            TurnRequest turnRequest = new TurnRequest(message, session, body.length, receivedNanos);
            TurnRecord turn = shared.run(turnRequest, body, isRetry(request), answer);
            answer.finish(callback);
            end(recording, turn.outcome(), turn.tokens());
        } finally {
            endpoints.turns().remove(answer);
        }
    }

    private static boolean isRetry(Request request) {
        String retries = Optional.ofNullable(request.getHeaders().get(RETRIES)).orElse("0");
        return !retries.isBlank() && !retries.strip().equals("0");
    }

    private TurnRecording record(Request request, String session, byte[] body) {
        if (endpoints.recorder().isEmpty()) {
            return TurnRecording.NONE;
        }
        Map<String, String> headers = new TreeMap<>();
        for (HttpField header : request.getHeaders()) {
            headers.put(header.getName(), header.getValue());
        }
        return endpoints
                .recorder()
                .get()
                .begin(new RecordedRequest(
                        session, request.getMethod(), request.getHttpURI().getPathQuery(), headers, body));
    }

    private static void end(TurnRecording recording, Outcome outcome, TokenCounts tokens) {
        recording.end(
                new RecordedEnd(outcome.word(), tokens.promptTokens(), tokens.cachedTokens(), tokens.outputTokens()));
    }
}
