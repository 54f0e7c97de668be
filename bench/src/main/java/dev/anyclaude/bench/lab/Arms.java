package dev.anyclaude.bench.lab;

import dev.anyclaude.bench.plan.Arm;
import java.util.Set;

/**
 * Arms of a replay by the question they answer.
 *
 * @param set the arms of the plan
 */
public record Arms(Set<Arm> set) {
    /** The backend's cache was emptied just before. */
    public static final Arms COLD = new Arms(Set.of(Arm.COLD));
    /** A sibling's first turn or the previous turn has just been there. */
    public static final Arms WARM = new Arms(Set.of(Arm.W1, Arm.W2));
    /** Warm, but through the proxy with {@code --raw}. */
    public static final Arms RAW = new Arms(Set.of(Arm.RAW));
    /** Whole sessions, turn after turn, raw and normalised. */
    public static final Arms TIMELINE = new Arms(Set.of(Arm.TIMELINE));

    public Arms {
        set = Set.copyOf(set);
    }
}
