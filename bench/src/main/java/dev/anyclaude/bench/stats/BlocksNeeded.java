package dev.anyclaude.bench.stats;

import java.util.OptionalInt;

/** How many blocks a run would need to tell a speedup from the claim. */
public final class BlocksNeeded {
    private static final double Z_LEVEL = 1.96;
    private static final double Z_POWER = 0.84;
    private static final int FEWEST = 7;
    private static final int NEVER = 10_000;

    private BlocksNeeded() {}

    /**
     * ((1.96 + 0.84) · s / ln(speedup / claim))², rounded up, at least 7: two-sided 95 % with 80 % power. Empty if the speedup
     * is so close to the claim that no sensible number settles it.
     *
     * @param deviation s, of the blocks' log ratios
     */
    public static OptionalInt of(double deviation, double speedup, double claim) {
        double root = (Z_LEVEL + Z_POWER) * deviation / Math.log(speedup / claim);
        double blocks = Math.ceil(root * root);
        return blocks <= NEVER ? OptionalInt.of(Math.max(FEWEST, (int) blocks)) : OptionalInt.empty();
    }
}
