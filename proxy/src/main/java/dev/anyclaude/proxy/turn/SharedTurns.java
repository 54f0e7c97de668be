package dev.anyclaude.proxy.turn;

import dev.anyclaude.proxy.telemetry.TurnRecord;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.CRC32C;

/**
 * Runs turns, and joins a request that is sent again to the turn that is already running for it: a backend that serves one
 * request at a time would otherwise read the prompt twice while its client waits. Only what the client itself calls a retry, from
 * the same session and with the same bytes, joins, and only before the turn has produced anything: two equal requests that are no
 * retries may want two different answers. All clients of a turn read at the pace of the slowest. Thread-safe.
 */
public final class SharedTurns {
    private record Key(String session, int bytes, long checksum) {}

    @SuppressWarnings("ArrayRecordComponent") // compared by hand
    private record Running(byte[] body, SharedSink sink, CompletableFuture<TurnRecord> ended) {}

    private final TurnPipeline pipeline;
    private final Map<Key, Running> running = new ConcurrentHashMap<>();

    /** Shares the turns of one pipeline. */
    public SharedTurns(TurnPipeline pipeline) {
        this.pipeline = pipeline;
    }

    /**
     * Runs a turn to its end, or waits for the end of the one it joins; never throws.
     *
     * @param body the request's bytes
     * @param retry whether the client says that it has sent this before
     */
    public TurnRecord run(TurnRequest request, byte[] body, boolean retry, TurnSink sink) {
        if (request.session().isEmpty()) {
            return pipeline.run(request, sink);
        }
        Key key = new Key(request.session(), body.length, checksum(body));
        Running before = running.get(key);
        if (retry
                && before != null
                && Arrays.equals(before.body(), body)
                && before.sink().join(sink)) {
            return before.ended().join();
        }
        Running own = new Running(body, new SharedSink(sink), new CompletableFuture<>());
        running.put(key, own);
        try {
            TurnRecord record = pipeline.run(request, own.sink());
            own.ended().complete(record);
            return record;
        } finally {
            own.sink().close();
            running.remove(key, own);
            if (!own.ended().isDone()) {
                own.ended().completeExceptionally(new IllegalStateException("the turn failed"));
            }
        }
    }

    private static long checksum(byte[] body) {
        CRC32C checksum = new CRC32C();
        checksum.update(body);
        return checksum.getValue();
    }
}
