package dev.anyclaude.bench.gate;

import dev.anyclaude.bench.drive.ProxyLauncher;
import dev.anyclaude.bench.drive.SessionReplay;
import dev.anyclaude.bench.fake.RecordingBackend;
import dev.anyclaude.bench.plan.ReplaySession;
import dev.anyclaude.bench.plan.ReplayTurn;
import dev.anyclaude.bench.plan.TurnKind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Sends recordings through a proxy into a recording backend and writes down what arrives. */
public final class PromptReplay {
    private final RecordingBackend backend;
    private final List<PromptTurn> turns = new ArrayList<>();
    private final Map<Conversation, byte[]> lastBodies = new HashMap<>();

    private record Conversation(String session, TurnKind kind) {}

    private PromptReplay(RecordingBackend backend) {
        this.backend = backend;
    }

    /**
     * Replays the sessions in the order given.
     *
     * @throws dev.anyclaude.bench.drive.DriveException if the proxy does not start, or fails a turn
     */
    public static PromptLedger of(List<ReplaySession> sessions, ProxyLauncher launcher) {
        try (RecordingBackend backend = RecordingBackend.start()) {
            PromptReplay replay = new PromptReplay(backend);
            SessionReplay.run(sessions, launcher, backend.url(), backend.model(), replay::answered);
            return PromptLedger.of(sessions, replay.turns);
        }
    }

    private void answered(ReplayTurn turn) {
        List<RecordingBackend.Received> received = backend.take();
        int bytes = 0;
        int shared = 0;
        int prompt = 0;
        int cached = 0;
        Conversation conversation =
                new Conversation(turn.session(), turn.facts().kind());
        byte[] before = lastBodies.getOrDefault(conversation, new byte[0]);
        for (RecordingBackend.Received each : received) {
            byte[] body = each.body().getBytes(StandardCharsets.UTF_8);
            bytes += body.length;
            shared = common(before, body);
            prompt = each.promptTokens();
            cached = each.cachedTokens();
            lastBodies.put(conversation, body);
        }
        turns.add(new PromptTurn(
                turn.session(), turn.turn(), turn.facts().kind(), received.size(), bytes, shared, prompt, cached));
    }

    private static int common(byte[] one, byte[] other) {
        int mismatch = Arrays.mismatch(one, other);
        return mismatch < 0 ? one.length : mismatch;
    }
}
