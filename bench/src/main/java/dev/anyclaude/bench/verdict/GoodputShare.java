package dev.anyclaude.bench.verdict;

import dev.anyclaude.bench.plan.Arm;
import dev.anyclaude.bench.plan.Route;

/**
 * Share of an arm's requests that a user would call good, of all that were sent in the state the arm stands for.
 *
 * @param n requests
 * @param ttftWithinMs longest wait for the first output that is good
 * @param tpotWithinMs longest time per further token that is good
 * @param share 0 to 1
 */
public record GoodputShare(
        Arm arm, Route path, String stratum, int n, double ttftWithinMs, double tpotWithinMs, double share) {}
