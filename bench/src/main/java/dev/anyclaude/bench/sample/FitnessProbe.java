package dev.anyclaude.bench.sample;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Asks this machine how steady it is. What it cannot learn stays unknown; nothing here fails a run. */
public final class FitnessProbe {
    private static final Pattern SPEED_LIMIT = Pattern.compile("CPU_Speed_Limit\\s*=\\s*(\\d+)");
    private static final Pattern QUOTA = Pattern.compile("(?m)^nr_throttled (\\d+)$");

    private FitnessProbe() {}

    /** Takes the reading, on Linux and macOS. */
    public static MachineReading read() {
        double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        return read(
                Path.of("/"),
                load,
                Runtime.getRuntime().availableProcessors(),
                EnvironmentProbe.power(),
                System.currentTimeMillis(),
                System.nanoTime());
    }

    static MachineReading read(Path root, double load, int cores, String power, long wallMillis, long monotonicNanos) {
        return new MachineReading(
                load < 0 ? OptionalDouble.empty() : OptionalDouble.of(load),
                cores,
                power,
                thermalThrottles(root.resolve("sys/devices/system/cpu")),
                quotaThrottles(root.resolve("sys/fs/cgroup/cpu.stat")),
                EnvironmentProbe.isMac()
                        ? speedLimit(EnvironmentProbe.output(Path.of(""), List.of("pmset", "-g", "therm")))
                        : OptionalInt.empty(),
                OptionalLong.of(wallMillis),
                OptionalLong.of(monotonicNanos / 1_000_000));
    }

    static OptionalInt speedLimit(String report) {
        Matcher limit = SPEED_LIMIT.matcher(report);
        return limit.find() ? OptionalInt.of(Integer.parseInt(limit.group(1))) : OptionalInt.empty();
    }

    private static OptionalLong thermalThrottles(Path processors) {
        if (!Files.isDirectory(processors)) {
            return OptionalLong.empty();
        }
        long sum = 0;
        boolean any = false;
        try (DirectoryStream<Path> each = Files.newDirectoryStream(processors, "cpu[0-9]*")) {
            for (Path processor : each) {
                Path count = processor.resolve("thermal_throttle/core_throttle_count");
                if (Files.isReadable(count)) {
                    sum += Long.parseLong(text(count).strip());
                    any = true;
                }
            }
        } catch (IOException | NumberFormatException e) {
            return OptionalLong.empty();
        }
        return any ? OptionalLong.of(sum) : OptionalLong.empty();
    }

    private static OptionalLong quotaThrottles(Path statistics) {
        try {
            Matcher quota = QUOTA.matcher(Files.isReadable(statistics) ? text(statistics) : "");
            return quota.find() ? OptionalLong.of(Long.parseLong(quota.group(1))) : OptionalLong.empty();
        } catch (IOException e) {
            return OptionalLong.empty();
        }
    }

    private static String text(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.UTF_8);
    }
}
