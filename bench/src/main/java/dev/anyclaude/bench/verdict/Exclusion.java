package dev.anyclaude.bench.verdict;

import dev.anyclaude.bench.plan.Arm;

/**
 * Requests that were not, or not without reserve, counted.
 *
 * @param reason {@code mixed} (met the cache in another state than its arm stands for), {@code failed}, {@code timeout},
 *     {@code abandoned}, or {@code unverified} (counted, but the backend did not say what it reused)
 * @param arm they belong to
 * @param count how many
 * @param example what the first of them said
 */
public record Exclusion(String reason, Arm arm, int count, String example) {

    public Exclusion {
        if (count < 1) {
            throw new IllegalArgumentException("count: " + count);
        }
    }
}
