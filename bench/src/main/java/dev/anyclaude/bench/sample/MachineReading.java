package dev.anyclaude.bench.sample;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What bears on how steady a machine's speed is, at one moment. Empty where the machine does not say.
 *
 * @param loadAverage runnable threads of the whole machine, mean of the last minute
 * @param cores processors the JVM may use
 * @param power {@code mains}, {@code battery} or empty
 * @param thermalThrottles times a core was slowed for its heat since the machine started
 * @param quotaThrottles periods in which a container's quota of processor time ran out, since it started
 * @param speedLimitPercent of full speed the system allows now; 100 is no limit
 * @param wallMillis the wall clock, milliseconds since 1970; only ever compared with {@code monotonicMillis}
 * @param monotonicMillis the clock all times are taken from, milliseconds from an origin of its own
 */
public record MachineReading(
        @JsonProperty("load_average") OptionalDouble loadAverage,
        int cores,
        String power,
        @JsonProperty("thermal_throttles") OptionalLong thermalThrottles,
        @JsonProperty("quota_throttles") OptionalLong quotaThrottles,
        @JsonProperty("speed_limit_percent") OptionalInt speedLimitPercent,
        @JsonProperty("wall_ms") OptionalLong wallMillis,
        @JsonProperty("monotonic_ms") OptionalLong monotonicMillis) {

    /** How much further the wall clock has gone than the other one until a later reading; empty where either is unknown. */
    OptionalLong wallClockJumpMillis(MachineReading later) {
        boolean known = wallMillis.isPresent() && monotonicMillis.isPresent();
        if (!known || later.wallMillis.isEmpty() || later.monotonicMillis.isEmpty()) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(later.wallMillis.getAsLong()
                - wallMillis.getAsLong()
                - (later.monotonicMillis.getAsLong() - monotonicMillis.getAsLong()));
    }
}
