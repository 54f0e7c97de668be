package dev.anyclaude.bench.engine.llama;

import de.kherud.llama.LlamaModel;
import de.kherud.llama.LlamaTasks;
import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/** One llama.cpp context with room for one conversation. Used by one thread at a time. */
final class Instance {
    /** Tokens the engine evaluates between two looks at its queue. */
    static final int BATCH_TOKENS = 512;

    private static final long PARK_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    private final int number;
    private final LlamaModel model;
    private final EngineLog log;
    private CacheContents contents = CacheContents.EMPTY;

    Instance(int number, LlamaModel model, EngineLog log) {
        this.number = number;
        this.model = model;
        this.log = log;
    }

    CacheContents contents() {
        return contents;
    }

    /**
     * Answers a prompt that fits.
     *
     * @throws EngineException if the engine counts other tokens than its prompt has, or finds other ones cached than must be
     * @throws ClientGoneException after stopping, if the client left
     */
    Completion complete(int[] prompt, int maxTokens, AnswerSink sink) throws IOException, ClientGoneException {
        CachedRange expected = contents.expected(prompt);
        log.forget();
        int task = LlamaTasks.submit(model, request(prompt, maxTokens));
        if (prompt.length - expected.low() > BATCH_TOKENS) {
            awaitLastBatch(task, prompt, expected, sink);
        }
        StringBuilder answer = new StringBuilder();
        LlamaTasks.Piece piece = LlamaTasks.receive(model, task);
        while (!piece.last()) {
            answer.append(piece.text());
            send(piece.text(), task, prompt, maxTokens, sink);
            piece = LlamaTasks.receive(model, task);
        }
        answer.append(piece.text());
        LlamaTasks.release(model, task);
        EngineCounters counters = log.await(task);
        contents = new CacheContents(prompt, prompt.length, counters.predicted());
        counters.require(prompt.length, expected);
        return new Completion(number, answer.toString(), counters, counters.predicted() >= maxTokens);
    }

    /**
     * Waits until the engine works on the last batch of a long prompt. Waiting for its first token instead could not be broken
     * off when the client leaves: the native call has no end. The engine only tells its log, so this looks there, and at the
     * client, every millisecond; the last batch takes longer than that, so no answer is late for it.
     */
    private void awaitLastBatch(int task, int[] prompt, CachedRange expected, AnswerSink sink)
            throws IOException, ClientGoneException {
        while (!log.promptRead(task)) {
            if (log.cached(task).isPresent() && sink.isGone()) {
                LlamaTasks.cancel(model, task);
                contents = new CacheContents(prompt, Math.min(log.cached(task).orElse(0), expected.high()), 0);
                throw new ClientGoneException();
            }
            LockSupport.parkNanos(PARK_NANOS);
        }
    }

    private void send(String text, int task, int[] prompt, int maxTokens, AnswerSink sink) throws ClientGoneException {
        try {
            if (!sink.isGone()) {
                sink.text(text);
                return;
            }
        } catch (IOException e) {
            // the same as a client that is seen to have left: nobody to tell, and the engine must stop
        }
        LlamaTasks.cancel(model, task);
        contents = new CacheContents(prompt, prompt.length, maxTokens);
        throw new ClientGoneException();
    }

    private static String request(int[] prompt, int maxTokens) {
        String tokens = Arrays.stream(prompt).mapToObj(Integer::toString).collect(Collectors.joining(","));
        return "{\"id_slot\":0,\"stream\":true,\"cache_prompt\":true,\"temperature\":0,\"seed\":1,\"n_predict\":"
                + maxTokens + ",\"prompt\":[" + tokens + "]}";
    }
}
