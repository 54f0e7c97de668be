package dev.anyclaude.bench.drive;

import dev.anyclaude.bench.engine.ChildClassPath;
import dev.anyclaude.bench.plan.Route;
import dev.anyclaude.bench.sample.RunFiles;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** The command that runs the proxy under test. */
public interface ProxyLauncher {
    /** Those with which {@code scripts/anyclaude} starts the proxy, but what it adds for two processors, and its class archive. */
    List<String> JVM_FLAGS = List.of(
            "-Xms60m",
            "-Xmx512m",
            "-Xmn32m",
            "-XX:SurvivorRatio=3",
            "-XX:MinHeapFreeRatio=10",
            "-XX:MaxHeapFreeRatio=25",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:CompileThresholdScaling=0.2");

    /**
     * Command line of a proxy in front of a backend, on a free port, that ends when its standard input closes.
     *
     * @param model the backend's model; empty to let the proxy choose
     * @param route {@link Route#RAW} for one that does not normalise
     */
    List<String> command(URI backend, String model, Route route);

    /**
     * The same, with a turn log of each route among the files of a run. What is sent only to be captured is logged too, first.
     */
    default ProxyLauncher logging(RunFiles files) {
        return (backend, model, route) -> {
            List<String> command = new ArrayList<>(command(backend, model, route));
            command.addAll(List.of("--turn-log", files.turns(route).toString()));
            return command;
        };
    }

    /**
     * One build for {@link Route#BASELINE}, the other for every other route.
     *
     * @param candidate class path of a build of the proxy with its libraries
     * @param baseline likewise
     */
    static ProxyLauncher of(String candidate, String baseline) {
        return (backend, model, route) ->
                ProxyProcess.command(route == Route.BASELINE ? baseline : candidate, backend, model, route);
    }

    /** The proxy on this JVM's own class path, in a child of the same Java. */
    static ProxyLauncher bundled() {
        String classPath = ChildClassPath.of(ProxyLauncher.class.getClassLoader());
        return (backend, model, route) -> ProxyProcess.command(classPath, backend, model, route);
    }
}
