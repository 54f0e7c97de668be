package dev.anyclaude.bench.micro;

import dev.anyclaude.bench.drive.ProxyLauncher;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Runs the microbenchmarks with what each operation allocates: {@code scripts/bench-micro [REGEX]}. They run twice, with the
 * flags the proxy is started with, and with the better compiler, which a proxy that runs for hours could have.
 */
public final class MicroMain {
    private static final List<List<String>> FLAGS =
            List.of(ProxyLauncher.JVM_FLAGS, List.of("-Xmx512m", "-XX:+UseSerialGC"));

    private MicroMain() {}

    /** Runs those whose name matches, all without an argument. */
    public static void main(String[] args) throws RunnerException {
        for (List<String> flags : FLAGS) {
            System.out.println("JVM flags: " + String.join(" ", flags));
            new Runner(new OptionsBuilder()
                            .include(args.length == 0 ? "dev.anyclaude.bench.micro" : args[0])
                            .mode(Mode.AverageTime)
                            .timeUnit(TimeUnit.MICROSECONDS)
                            .forks(1)
                            .warmupIterations(3)
                            .warmupTime(TimeValue.seconds(1))
                            .measurementIterations(4)
                            .measurementTime(TimeValue.seconds(1))
                            .addProfiler(GCProfiler.class)
                            .jvmArgs(flags.toArray(String[]::new))
                            .build())
                    .run();
        }
    }
}
