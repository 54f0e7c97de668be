package dev.anyclaude.proxy.http;

import dev.anyclaude.proxy.record.SessionRecorder;
import dev.anyclaude.proxy.telemetry.Monitoring;
import dev.anyclaude.proxy.turn.ModelChoice;
import dev.anyclaude.proxy.turn.TokenCounter;
import dev.anyclaude.proxy.turn.TurnPipeline;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * All that the server needs to answer.
 *
 * @param recorder present if sessions are recorded
 * @param eventNames is told the name of each event sent to a client
 * @param bodyLimitBytes largest request
 * @param key what clients must bring
 * @param patience before streams start and between their events
 * @param backendUrl shown by the health check
 * @param backendUp asks the backend
 */
public record Endpoints(
        TurnPipeline pipeline,
        TokenCounter counter,
        ModelChoice models,
        Optional<SessionRecorder> recorder,
        Consumer<String> eventNames,
        int bodyLimitBytes,
        AccessKey key,
        Patience patience,
        String backendUrl,
        BooleanSupplier backendUp,
        LiveTurns turns,
        Monitoring monitoring) {}
