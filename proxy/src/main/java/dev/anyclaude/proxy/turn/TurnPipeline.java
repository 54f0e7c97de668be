package dev.anyclaude.proxy.turn;

import dev.anyclaude.proxy.anthropic.AnswerContext;
import dev.anyclaude.proxy.anthropic.ApiException;
import dev.anyclaude.proxy.anthropic.SideRequests;
import dev.anyclaude.proxy.anthropic.StreamEvent;
import dev.anyclaude.proxy.backend.BackendCall;
import dev.anyclaude.proxy.backend.BackendException;
import dev.anyclaude.proxy.backend.BackendStream;
import dev.anyclaude.proxy.backend.HttpBackend;
import dev.anyclaude.proxy.openai.ChatChunk;
import dev.anyclaude.proxy.telemetry.Outcome;
import dev.anyclaude.proxy.telemetry.TurnListener;
import dev.anyclaude.proxy.telemetry.TurnRecord;
import dev.anyclaude.proxy.translate.StreamTranslator;
import dev.anyclaude.proxy.warm.Warming;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * One turn, from request to last event: normalise, look up the head, translate, call the backend, translate back. Read this first.
 * One thread carries a turn; the pipeline itself is thread-safe.
 */
public final class TurnPipeline {
    private final Preparation preparation;
    private final HttpBackend backend;
    private final TokenCounter counter;
    private final Lanes lanes;
    private final Warming warming;
    private final List<TurnListener> listeners;
    private final LongSupplier nanoTime;

    /** Runs turns against one backend. */
    public TurnPipeline(
            Preparation preparation,
            HttpBackend backend,
            TokenCounter counter,
            Lanes lanes,
            Warming warming,
            List<TurnListener> listeners,
            LongSupplier nanoTime) {
        this.preparation = preparation;
        this.backend = backend;
        this.counter = counter;
        this.lanes = lanes;
        this.warming = warming;
        this.listeners = List.copyOf(listeners);
        this.nanoTime = nanoTime;
    }

    /**
     * Runs a turn to its end, whatever that is; never throws. Its record is told before the client sees the last event: from then
     * on the client's next request may come, and must find what this one left.
     */
    public TurnRecord run(TurnRequest request, TurnSink sink) {
        TurnProgress progress = new TurnProgress(request, new TurnTiming(nanoTime, request.receivedNanos()));
        List<StreamEvent> last = List.of();
        try {
            last = answer(request, sink, progress);
            progress.end(Outcome.COMPLETED, Optional.empty());
        } catch (BackendException e) {
            fail(sink, progress, BackendFailures.translate(e));
        } catch (ApiException e) {
            fail(sink, progress, e);
        } catch (IOException e) {
            progress.end(Outcome.CLIENT_LEFT, Optional.empty());
        } catch (RuntimeException e) { // a defect of ours must end this turn only, and be told
            fail(sink, progress, defect(e));
        }
        TurnRecord record = progress.record(preparation.backendName());
        listeners.forEach(listener -> listener.ended(record));
        sendLast(last, sink);
        return record;
    }

    /** All of an answer but its last events, which it returns. */
    private List<StreamEvent> answer(TurnRequest request, TurnSink sink, TurnProgress progress)
            throws BackendException, IOException {
        Cancellation cancellation = new Cancellation();
        sink.announce(
                new StreamEvent.MessageStart(Ids.next("msg_"), request.message().model()), cancellation::cancel);
        StreamTranslator translator = translator(request);
        Optional<String> local = lanes.localAnswer(request.message());
        if (local.isPresent()) {
            sink.begin();
            send(translator.next(ChatChunk.whole(local.get())), sink, progress);
        } else {
            warming.turnBegins(!SideRequests.is(request.message()));
            try (Lanes.Pass pass = lanes.enter(request.message(), cancellation)) {
                ask(request, pass, cancellation, translator, sink, progress);
            } finally {
                warming.turnEnds();
            }
        }
        List<StreamEvent> last = translator.finish();
        progress.produced(last);
        preparation.answered(request.session(), progress.answer()); // before the client can send it back
        progress.sent(last);
        return last;
    }

    private static void sendLast(List<StreamEvent> last, TurnSink sink) {
        if (last.isEmpty()) {
            return;
        }
        try {
            sink.send(last);
        } catch (IOException e) {
            return; // the answer was complete; that its client has left, the sink knows
        } catch (RuntimeException e) { // a defect of ours must end this turn only, and be told
            sink.fail(defect(e));
        }
    }

    private static ApiException defect(RuntimeException e) {
        return new ApiException(ApiException.Kind.API, "the proxy failed: " + e, e);
    }

    private void ask(
            TurnRequest request,
            Lanes.Pass pass,
            Cancellation cancellation,
            StreamTranslator translator,
            TurnSink sink,
            TurnProgress progress)
            throws BackendException, IOException {
        Preparation.Prepared prepared = preparation.prepare(request.message(), request.session(), pass);
        progress.prepared(prepared);
        BackendCall call =
                cancellation.covering(backend.prepare(prepared.upstream().body(), prepared.affinity()));
        try (BackendStream chunks = call.open(sink::backendLives)) {
            sink.begin();
            for (Optional<ChatChunk> chunk = chunks.next(); chunk.isPresent(); chunk = chunks.next()) {
                send(translator.next(chunk.get()), sink, progress);
                progress.reported(translator.usage());
            }
            if (!translator.hasFinishReason() && !chunks.isEndCertain()) {
                throw new ApiException(
                        ApiException.Kind.API,
                        "the backend at " + backend.address()
                                + " closed the connection before its answer was complete");
            }
        }
        counter.learn(prepared.upstream().promptEnd(), translator.usage().promptTokens());
        int[] messages = prepared.upstream().messageStarts();
        if (messages.length > 0 && request.message().hasTools()) {
            warming.answered(
                    request.session(),
                    prepared.model(),
                    prepared.affinity().prefixKey(),
                    prepared.upstream().body(),
                    messages[0],
                    translator.usage().promptTokens(),
                    translator.usage().cachedTokens());
        }
    }

    private static StreamTranslator translator(TurnRequest request) {
        AnswerContext context = AnswerContext.of(request.message());
        return new StreamTranslator(context.toolUseIds(), () -> Ids.next("toolu_"), context.stopSequences());
    }

    private static void send(List<StreamEvent> events, TurnSink sink, TurnProgress progress) throws IOException {
        if (events.isEmpty()) {
            sink.backendLives(); // a chunk that only tells of progress
        } else {
            progress.produced(events);
            sink.send(events);
            progress.sent(events);
        }
    }

    private static void fail(TurnSink sink, TurnProgress progress, ApiException failure) {
        if (sink.clientLeft()) {
            progress.end(Outcome.CLIENT_LEFT, Optional.empty());
        } else {
            progress.end(Outcome.FAILED, Optional.of(String.valueOf(failure.getMessage())));
            sink.fail(failure);
        }
    }
}
