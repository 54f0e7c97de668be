package dev.anyclaude.bench.sample;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * The machine a run was made on. A text is empty and a number −1 where the machine does not say.
 *
 * @param os name and version
 * @param arch processor architecture as the JVM names it
 * @param cpu processor model
 * @param cores processors the JVM may use
 * @param memoryBytes physical memory
 * @param freeMemoryBytes of it unused at the start of the run
 * @param jvm vendor, name and version
 * @param loadAverage of the last minute, at the start of the run
 * @param power {@code mains} or {@code battery}
 * @param revision git commit of the tree the harness runs from
 * @param dirty that tree has changes which are not committed
 * @param gpu model and cores of the first graphics processor; macOS only
 * @param powerMode {@code automatic}, {@code low power} or {@code high power}, as set now; macOS only
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Environment(
        String os,
        String arch,
        String cpu,
        int cores,
        @JsonProperty("memory_bytes") long memoryBytes,
        @JsonProperty("free_memory_bytes") long freeMemoryBytes,
        String jvm,
        @JsonProperty("load_average") double loadAverage,
        String power,
        String revision,
        boolean dirty,
        String gpu,
        @JsonProperty("power_mode") String powerMode) {

    public Environment {
        if (cores < 1) {
            throw new IllegalArgumentException("cores: " + cores);
        }
        gpu = gpu == null ? "" : gpu; // a manifest.json may leave either out
        powerMode = powerMode == null ? "" : powerMode;
    }
}
