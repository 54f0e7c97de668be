package dev.anyclaude.bench.fake;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * A backend for recording sessions of a real client without a model: it answers with the tool calls of a script, which the
 * client carries out in a scratch project. Ends when its standard input does.
 */
@Command(name = "scripted-backend", mixinStandardHelpOptions = true)
public final class ScriptedBackend implements Callable<Integer> {
    @Option(names = "--script", required = true, description = "name of the script")
    private String script = "";

    @Option(names = "--project", defaultValue = ".", description = "the project the client works in")
    private Path project = Path.of(".");

    @Option(names = "--port", defaultValue = "0", description = "port on 127.0.0.1; 0 for any that is free")
    private int port;

    @Option(names = "--prompts", description = "only print what the user is to type, a line each")
    private boolean prompts;

    private ScriptedBackend() {}

    /** Serves until standard input ends; prints {@code listening on http://127.0.0.1:<port>} once it does. */
    public static void main(String[] args) {
        System.exit(new CommandLine(new ScriptedBackend()).execute(args));
    }

    @Override
    public Integer call() throws IOException {
        Script chosen = Script.named(script, project.toRealPath().toString());
        if (prompts) {
            chosen.prompts().forEach(System.out::println);
            return 0;
        }
        try (LoopbackServer server = LoopbackServer.start(new ScriptedHandler(chosen), port)) {
            System.out.println("listening on " + server.url());
            while (System.in.read() >= 0) {
                // whatever is written there, only the end matters
            }
        }
        return 0;
    }
}
