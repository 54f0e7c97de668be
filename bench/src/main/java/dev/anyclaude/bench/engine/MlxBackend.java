package dev.anyclaude.bench.engine;

import dev.anyclaude.bench.engine.BackendUnderTestException.Kind;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A real MLX server, started by {@code scripts/mlx-server.sh} and ended with this JVM at the latest. Unless it is given a model
 * it runs one of random weights: what is cached is real, the text and the absolute speed mean nothing.
 */
public final class MlxBackend implements BackendUnderTest {
    /** Both servers take requests for it as requests for the model they were started with. */
    private static final String MODEL = "default_model";

    private static final String READY = "listening on ";
    private static final String VERSIONS = "serving with ";
    private static final Duration INSTALL_AND_START = Duration.ofMinutes(20);

    /** The servers that run MLX models; the value is the script's own word. */
    public enum Server {
        /** {@code mlx_lm.server}. */
        MLX_LM("mlx-lm"),
        /** vllm-mlx with continuous batching. */
        VLLM_MLX("vllm-mlx");

        private final String word;

        Server(String word) {
            this.word = word;
        }
    }

    private final Server server;
    private final List<String> command;
    private final RemoteBackend remote;
    private final Map<String, String> description;
    private ChildJvm child;

    private MlxBackend(
            Server server,
            List<String> command,
            ChildJvm child,
            RemoteBackend remote,
            Map<String, String> description) {
        this.server = server;
        this.command = List.copyOf(command);
        this.child = child;
        this.remote = remote;
        this.description = Collections.unmodifiableMap(description);
    }

    /**
     * Starts a server on a free port, which the first time includes installing it.
     *
     * @param script {@code mlx-server.sh}
     * @param model a folder or a name; if empty the model of random weights
     * @param extraArguments for the script
     * @throws BackendUnderTestException if it does not come up, with what the script says
     */
    public static MlxBackend start(Path script, Server server, Optional<String> model, List<String> extraArguments) {
        if (!Files.isExecutable(script)) {
            throw new BackendUnderTestException(
                    Kind.START_FAILED, script + " is missing; an MLX server is started by it, from a checkout", null);
        }
        String served = model.orElseGet(() -> HubModel.inCache().toString());
        List<String> command = new ArrayList<>(
                List.of(script.toString(), "--server", server.word, "--model", served, "--fresh", "--exit-with-stdin"));
        command.addAll(extraArguments);
        ChildJvm child = run(command, 0);
        try {
            URI url = URI.create(ready(child, server));
            RemoteBackend remote = RemoteBackend.connect(url, Optional.of(MODEL));
            Map<String, String> description = new LinkedHashMap<>();
            description.put("engine", server.word + " in a process of its own");
            description.put("versions", versions(child));
            description.put("model", model.isPresent() ? name(served) : HubModel.describe());
            if (model.isEmpty()) {
                description.put("meaning", "random weights: text and absolute speed mean nothing");
            }
            description.put(
                    "cold",
                    remote.canReset()
                            ? "the server empties its cache when asked"
                            : "the server cannot be asked to empty its cache: a new marker begins the prompt, or if that"
                                    + " does not make it cold, the server is restarted");
            return new MlxBackend(server, command, child, remote, description);
        } catch (BackendUnderTestException e) {
            child.close();
            throw e;
        }
    }

    private static ChildJvm run(List<String> command, int port) {
        List<String> onPort = new ArrayList<>(command);
        onPort.addAll(List.of("--port", Integer.toString(port)));
        try {
            return ChildJvm.start(onPort, READY);
        } catch (IOException e) {
            throw new BackendUnderTestException(Kind.START_FAILED, "cannot run " + command.get(0) + ": " + e, e);
        }
    }

    private static String ready(ChildJvm child, Server server) {
        Optional<String> address;
        try {
            address = child.awaitReady(INSTALL_AND_START);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BackendUnderTestException(Kind.START_FAILED, "interrupted while the server was starting", e);
        }
        return address.orElseThrow(() -> new BackendUnderTestException(
                Kind.START_FAILED, server.word + " does not start:\n" + child.lastLines(), null));
    }

    private static String versions(ChildJvm child) {
        return child.lastLines()
                .lines()
                .filter(line -> line.startsWith(VERSIONS))
                .map(line -> line.substring(VERSIONS.length()))
                .findFirst()
                .orElse("unknown");
    }

    private static String name(String model) {
        return String.valueOf(Path.of(model).getFileName());
    }

    @Override
    public URI url() {
        return remote.url();
    }

    @Override
    public String name() {
        return server.word;
    }

    @Override
    public boolean simulated() {
        return false;
    }

    @Override
    public String model() {
        return MODEL;
    }

    @Override
    public Map<String, String> description() {
        return description;
    }

    @Override
    public boolean canReset() {
        return remote.canReset();
    }

    @Override
    public boolean keepsSeveralPrompts() {
        return true;
    }

    @Override
    public void reset() {
        remote.reset();
    }

    @Override
    public OptionalLong cachedTokensInAll() {
        return remote.cachedTokensInAll();
    }

    @Override
    public synchronized String lastWords() {
        return child.lastLines();
    }

    @Override
    public boolean canRestart() {
        return true;
    }

    @Override
    public synchronized void restart() {
        child.close();
        child = run(command, url().getPort());
        ready(child, server);
    }

    @Override
    public synchronized void close() {
        remote.close();
        child.close();
    }
}
