package dev.anyclaude.bench.engine;

import dev.anyclaude.bench.engine.llama.EngineServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command line of the engine's JVM. */
final class EngineCommand {
    private EngineCommand() {}

    /**
     * Builds the command.
     *
     * @param folder private to this engine: where the binding unpacks its library, it deletes what looks like an older one
     * @param extraJvmArguments before the class name
     */
    static List<String> of(
            EmbeddedOptions options, Path model, String modelName, Path folder, List<String> extraJvmArguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:-CreateCoredumpOnCrash",
                "-XX:ErrorFile=" + folder.resolve("crash.log"),
                "--enable-native-access=ALL-UNNAMED",
                "-Dde.kherud.llama.tmpdir=" + folder));
        command.addAll(extraJvmArguments);
        command.addAll(List.of(
                "-cp",
                ChildClassPath.of(EngineServer.class.getClassLoader()),
                EngineServer.class.getName(),
                model.toString(),
                modelName,
                Integer.toString(options.instances()),
                Integer.toString(options.contextTokens()),
                Integer.toString(options.threads()),
                folder.toString()));
        return command;
    }
}
