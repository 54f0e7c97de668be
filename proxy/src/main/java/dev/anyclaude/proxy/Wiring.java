package dev.anyclaude.proxy;

import dev.anyclaude.proxy.backend.BackendSearch;
import dev.anyclaude.proxy.backend.HttpBackend;
import dev.anyclaude.proxy.cache.PromptCache;
import dev.anyclaude.proxy.http.AccessKey;
import dev.anyclaude.proxy.http.Endpoints;
import dev.anyclaude.proxy.http.LiveTurns;
import dev.anyclaude.proxy.http.MessagesServer;
import dev.anyclaude.proxy.ledger.PrefixLedger;
import dev.anyclaude.proxy.prefix.PromptNormaliser;
import dev.anyclaude.proxy.record.RecorderFacts;
import dev.anyclaude.proxy.record.SessionRecorder;
import dev.anyclaude.proxy.telemetry.Monitoring;
import dev.anyclaude.proxy.telemetry.TurnListener;
import dev.anyclaude.proxy.telemetry.TurnLog;
import dev.anyclaude.proxy.telemetry.TurnLogFile;
import dev.anyclaude.proxy.translate.RequestTranslator;
import dev.anyclaude.proxy.turn.Lanes;
import dev.anyclaude.proxy.turn.ModelChoice;
import dev.anyclaude.proxy.turn.Preparation;
import dev.anyclaude.proxy.turn.TokenCounter;
import dev.anyclaude.proxy.turn.TurnPipeline;
import dev.anyclaude.proxy.warm.PrefixStore;
import dev.anyclaude.proxy.warm.WarmTarget;
import dev.anyclaude.proxy.warm.Warming;
import java.io.IOException;
import java.io.PrintStream;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Builds the stages of one proxy from its settings; nothing else constructs any. */
final class Wiring {
    private Wiring() {}

    /**
     * Builds a proxy and starts it.
     *
     * @param log where lines for a person go
     * @throws IOException if it cannot listen, or not record where it should
     */
    static RunningProxy start(ProxyConfig config, PrintStream log) throws IOException {
        HttpBackend backend = new HttpBackend(config.backend(), config.backendKey());
        PromptCache cache = new PromptCache(System::nanoTime, ProxyConfig.HEAD_TIME_TO_LIVE, ProxyConfig.HEAD_BYTES);
        ModelChoice models = new ModelChoice(backend, config.model());
        PrefixLedger ledger =
                new PrefixLedger(ProxyConfig.LEDGER_BYTES, !config.rulesOff().isEmpty());
        Preparation preparation = new Preparation(
                new PromptNormaliser(config.rulesOff()), cache, new RequestTranslator(), models, ledger);
        TokenCounter counter = new TokenCounter(preparation, backend);
        Monitoring monitoring = new Monitoring();
        TurnLog turnLog = new TurnLog(log, config.debugLevel());
        Warming warming = warming(config, backend, log);
        Optional<SessionRecorder> recorder = recorder(config, models, log);
        Optional<TurnLogFile> turnLogFile = turnLogFile(config, log);
        List<TurnListener> listeners = new ArrayList<>(monitoring.listeners());
        listeners.add(turnLog);
        turnLogFile.ifPresent(listeners::add);
        Endpoints endpoints = new Endpoints(
                new TurnPipeline(
                        preparation,
                        backend,
                        new Lanes(config.sideRequests(), models),
                        warming,
                        listeners,
                        System::nanoTime),
                counter,
                models,
                recorder,
                turnLog::event,
                config.bodyLimitBytes(),
                AccessKey.of(config.key()),
                config.patience(),
                config.backend().toString(),
                backend::answers,
                new LiveTurns(),
                monitoring);
        MessagesServer server = MessagesServer.start(config.host(), config.port(), endpoints);
        inBackground(() -> {
            models.lookUp();
            if (models.known().models().isEmpty() && !backend.answers()) {
                log.println(BackendSearch.advice(config.backend()));
            }
            warming.run(WarmTarget.of(models.known(), models.defaultName()));
        });
        return RunningProxy.start(server, cache, monitoring.summary(), recorder, turnLogFile, warming);
    }

    private static Warming warming(ProxyConfig config, HttpBackend backend, PrintStream log) {
        if (config.prefixFolder().isEmpty()) {
            return Warming.NONE;
        }
        PrefixStore store = new PrefixStore(
                config.prefixFolder().get(),
                InstantSource.system(),
                ProxyConfig.KEPT_PREFIX_BYTES,
                ProxyConfig.KEPT_PREFIX_AGE);
        return Warming.of(backend, store, line -> {
            if (config.debugLevel() >= 1) {
                log.println("[Pre-warm] " + line);
            }
        });
    }

    private static void inBackground(Runnable work) {
        Thread thread = new Thread(work, "start-up");
        thread.setDaemon(true);
        thread.start();
    }

    static String version() {
        return Optional.ofNullable(Wiring.class.getPackage().getImplementationVersion())
                .orElse("development");
    }

    private static Optional<TurnLogFile> turnLogFile(ProxyConfig config, PrintStream log) throws IOException {
        return config.turnLog().isEmpty()
                ? Optional.empty()
                : Optional.of(
                        TurnLogFile.open(config.turnLog().get(), config.turnLogValues(), InstantSource.system(), log));
    }

    private static Optional<SessionRecorder> recorder(ProxyConfig config, ModelChoice models, PrintStream log)
            throws IOException {
        if (config.recordFolder().isEmpty()) {
            return Optional.empty();
        }
        RecorderFacts facts = new RecorderFacts(config.backend().toString(), models::defaultName, version());
        return Optional.of(SessionRecorder.start(
                config.recordFolder().get(), facts, InstantSource.system(), System::nanoTime, log));
    }
}
