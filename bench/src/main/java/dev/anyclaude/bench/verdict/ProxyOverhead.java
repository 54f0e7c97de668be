package dev.anyclaude.bench.verdict;

import java.util.OptionalDouble;

/**
 * What the proxy adds to TTFT: a warm next turn through it minus the same bytes sent past it, in the same block.
 *
 * @param estimateMs Hodges–Lehmann estimate over blocks, milliseconds; may be negative by chance
 * @param low lower limit, milliseconds; empty with fewer than 6 blocks
 * @param high upper limit, milliseconds; empty with fewer than 6 blocks
 * @param level of the interval
 * @param blocks with both
 */
public record ProxyOverhead(
        double estimateMs, OptionalDouble low, OptionalDouble high, OptionalDouble level, int blocks) {}
