package dev.anyclaude.proxy;

import dev.anyclaude.proxy.cache.PromptCache;
import dev.anyclaude.proxy.http.MessagesServer;
import dev.anyclaude.proxy.record.SessionRecorder;
import dev.anyclaude.proxy.telemetry.RunSummary;
import dev.anyclaude.proxy.telemetry.TurnLogFile;
import dev.anyclaude.proxy.warm.Warming;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** A proxy that listens, until it is closed. */
final class RunningProxy implements AutoCloseable {
    private static final Duration RECORDER_PATIENCE = Duration.ofMillis(500);

    private final MessagesServer server;
    private final PromptCache cache;
    private final RunSummary summary;
    private final Optional<SessionRecorder> recorder;
    private final Optional<TurnLogFile> turnLog;
    private final Warming warming;
    private final ScheduledExecutorService cleaner;

    private RunningProxy(
            MessagesServer server,
            PromptCache cache,
            RunSummary summary,
            Optional<SessionRecorder> recorder,
            Optional<TurnLogFile> turnLog,
            Warming warming,
            ScheduledExecutorService cleaner) {
        this.server = server;
        this.cache = cache;
        this.summary = summary;
        this.recorder = recorder;
        this.turnLog = turnLog;
        this.warming = warming;
        this.cleaner = cleaner;
    }

    /** Starts to clean the cache at intervals. */
    static RunningProxy start(
            MessagesServer server,
            PromptCache cache,
            RunSummary summary,
            Optional<SessionRecorder> recorder,
            Optional<TurnLogFile> turnLog,
            Warming warming) {
        ScheduledExecutorService cleaner = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "cache-clean-up");
            thread.setDaemon(true);
            return thread;
        });
        long period = ProxyConfig.CLEAN_UP_PERIOD.toMillis();
        ScheduledFuture<?> unused =
                cleaner.scheduleWithFixedDelay(cache::cleanUp, period, period, TimeUnit.MILLISECONDS);
        return new RunningProxy(server, cache, summary, recorder, turnLog, warming, cleaner);
    }

    int port() {
        return server.port();
    }

    boolean isUsed() {
        return server.isUsed();
    }

    void join() throws InterruptedException {
        server.join();
    }

    /** Stops within 2 s: running turns are given up, their clients told, recordings written. */
    @Override
    public void close() {
        cleaner.shutdownNow();
        server.close();
        recorder.ifPresent(each -> each.close(RECORDER_PATIENCE));
        turnLog.ifPresent(TurnLogFile::close);
        warming.close();
    }

    /** What was cached, and what the backend reused, since the start. */
    String statistics() {
        PromptCache.Stats heads = cache.stats();
        return String.format(
                Locale.ROOT,
                "[Prompt Cache] Final stats: %,d cached prompts, %,d hits, %,d misses, %,d evicted, %,d expired%n%s",
                heads.entries(),
                heads.hits(),
                heads.misses(),
                heads.evictions(),
                heads.expirations(),
                summary.text());
    }
}
