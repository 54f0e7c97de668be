package dev.anyclaude.bench.gate;

import dev.anyclaude.bench.plan.ReplayPlan;
import dev.anyclaude.bench.plan.ReplaySession;
import java.nio.file.Path;
import java.util.List;

/**
 * What a set of recordings makes the proxy send, turn by turn: {@code reports/baselines/prompts.json}.
 *
 * @param schema {@link #SCHEMA}
 * @param sessions the recordings, in the order they are sent
 * @param turns in the same order
 */
public record PromptLedger(String schema, List<ReplayPlan.Source> sessions, List<PromptTurn> turns) {
    public static final String SCHEMA = "anyclaude-prompts/1";

    private static final String ADVICE = "record what this build sends with: bench gate prompts --record";

    public PromptLedger {
        if (!schema.equals(SCHEMA)) {
            throw new IllegalArgumentException("expected schema " + SCHEMA + ", found " + schema);
        }
        sessions = List.copyOf(sessions);
        turns = List.copyOf(turns);
    }

    static PromptLedger of(List<ReplaySession> sessions, List<PromptTurn> turns) {
        return new PromptLedger(SCHEMA, ReplayPlan.Source.of(sessions), turns);
    }

    /**
     * Writes the file and the folders it is in.
     *
     * @throws GateException if it cannot
     */
    public void write(Path file) {
        JsonFile.write(this, file);
    }

    /**
     * Reads the file.
     *
     * @throws GateException of kind BASELINE if it is not there, cannot be read, or is another schema's
     */
    public static PromptLedger read(Path file) {
        return JsonFile.read(file, PromptLedger.class, GateException.Kind.BASELINE, ADVICE);
    }
}
