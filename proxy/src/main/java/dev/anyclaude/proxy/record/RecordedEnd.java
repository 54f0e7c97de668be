package dev.anyclaude.proxy.record;

import java.util.OptionalInt;

/**
 * How a turn ended, and the counts the backend reported, which are left out where it reported none.
 *
 * @param outcome {@code completed}, {@code failed} or {@code client_left}
 */
public record RecordedEnd(
        String outcome, OptionalInt promptTokens, OptionalInt cachedTokens, OptionalInt outputTokens) {}
