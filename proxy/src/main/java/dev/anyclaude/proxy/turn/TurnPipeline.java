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
    private final Lanes lanes;
    private final Warming warming;
    private final List<TurnListener> listeners;
    private final LongSupplier nanoTime;

    /** Runs turns against one backend. */
    public TurnPipeline(
            Preparation preparation,
            HttpBackend backend,
            Lanes lanes,
            Warming warming,
            List<TurnListener> listeners,
            LongSupplier nanoTime) {
        this.preparation = preparation;
        this.backend = backend;
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
        EventBatch batch = new EventBatch(sink, progress);
        try {
            answer(request, sink, progress, batch);
            progress.end(Outcome.COMPLETED, Optional.empty());
        } catch (BackendException e) {
            preparation.failed(e);
            fail(sink, progress, batch, BackendFailures.translate(e));
        } catch (ApiException e) {
            fail(sink, progress, batch, e);
        } catch (IOException e) {
            progress.end(Outcome.CLIENT_LEFT, Optional.empty());
        } catch (RuntimeException e) { // a defect of ours must end this turn only, and be told
            fail(sink, progress, batch, new ApiException(ApiException.Kind.API, "the proxy failed: " + e, e));
        }
        TurnRecord record = progress.record(preparation.backendName());
        listeners.forEach(listener -> listener.ended(record));
        batch.end();
        return record;
    }

    /** All of an answer but its last events, which it leaves in the batch. */
    private void answer(TurnRequest request, TurnSink sink, TurnProgress progress, EventBatch batch)
            throws BackendException, IOException {
        Cancellation cancellation = new Cancellation();
        sink.announce(
                new StreamEvent.MessageStart(Ids.next("msg_"), request.message().model()), cancellation::cancel);
        StreamTranslator translator = translator(request);
        Optional<String> local = lanes.localAnswer(request.message());
        if (local.isPresent()) {
            sink.begin(true);
            batch.add(translator.next(ChatChunk.whole(local.get())));
        } else {
            warming.turnBegins(!SideRequests.is(request.message()));
            try (Lanes.Pass pass = lanes.enter(request.message(), cancellation)) {
                ask(request, pass, cancellation, translator, sink, progress, batch);
            } finally {
                warming.turnEnds();
            }
        }
        batch.add(translator.finish());
        preparation.answered(request.session(), progress.answer()); // before the client can send it back
        batch.ending();
    }

    private void ask(
            TurnRequest request,
            Lanes.Pass pass,
            Cancellation cancellation,
            StreamTranslator translator,
            TurnSink sink,
            TurnProgress progress,
            EventBatch batch)
            throws BackendException, IOException {
        Preparation.Prepared prepared = preparation.prepare(request.message(), request.session(), pass);
        progress.prepared(prepared);
        BackendCall call =
                cancellation.covering(backend.prepare(prepared.upstream().body(), prepared.affinity()));
        try (BackendStream chunks = call.open(sink::backendLives)) {
            sink.begin(chunks.isReady());
            for (Optional<ChatChunk> chunk = chunks.next(); chunk.isPresent(); chunk = chunks.next()) {
                batch.add(translator.next(chunk.get()));
                progress.reported(translator.usage());
                if (!chunks.isReady()) {
                    batch.send();
                }
            }
            if (!translator.hasFinishReason() && !chunks.isEndCertain()) {
                throw new ApiException(
                        ApiException.Kind.API,
                        "the backend at " + backend.address()
                                + " closed the connection before its answer was complete");
            }
        }
        preparation.reported(prepared, translator.usage().promptTokens());
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
        AnswerContext context = new AnswerContext(request.message());
        return new StreamTranslator(context::toolUseIds, () -> Ids.next("toolu_"), context.stopSequences());
    }

    /** What came before the failure is the client's all the same. */
    private static void fail(TurnSink sink, TurnProgress progress, EventBatch batch, ApiException failure) {
        boolean left = sink.clientLeft();
        try {
            batch.flush();
        } catch (IOException e) {
            left = true;
        }
        if (left) {
            progress.end(Outcome.CLIENT_LEFT, Optional.empty());
        } else {
            progress.end(Outcome.FAILED, Optional.of(String.valueOf(failure.getMessage())));
            sink.fail(failure);
        }
    }
}
