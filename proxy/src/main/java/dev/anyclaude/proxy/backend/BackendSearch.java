package dev.anyclaude.proxy.backend;

import java.util.List;
import java.util.Optional;

/** Looks for a backend on this machine, where the usual servers listen unless told otherwise. */
public final class BackendSearch {
    private static final List<Integer> PORTS = List.of(1234, 8080, 8000, 11434);

    private static final String COMMANDS = """
              mlx_lm.server --model mlx-community/Qwen3-Coder-30B-A3B-Instruct-4bit --port 8080
              vllm-mlx serve mlx-community/Qwen3-Coder-30B-A3B-Instruct-4bit --port 8000
              lms server start                    (LM Studio, port 1234)
              llama-server -m model.gguf --port 8080 --jinja
              ollama serve                        (port 11434)
            """;

    /** What to tell somebody who has none running. */
    public static final String ADVICE =
            "No backend answers on 127.0.0.1 (tried ports 1234, 8080, 8000, 11434). Start one, for example:\n"
                    + COMMANDS + "or name one: anyclaude serve --backend http://HOST:PORT";

    private BackendSearch() {}

    /** What to tell somebody whose backend does not answer. */
    public static String advice(BackendAddress address) {
        return "Nothing answers at " + address
                + " yet. It is asked again with the next request; to start one, for example:\n"
                + COMMANDS.stripTrailing();
    }

    /**
     * The address that is named, or else the first of the usual ones at which something lists models.
     *
     * @throws IllegalArgumentException if what is named is no address
     */
    public static Optional<BackendAddress> find(Optional<String> named, String key) {
        return named.isPresent() ? named.map(BackendAddress::parse) : onThisMachine(key);
    }

    private static Optional<BackendAddress> onThisMachine(String key) {
        return PORTS.stream()
                .map(port -> BackendAddress.parse("http://127.0.0.1:" + port))
                .filter(address -> listsModels(new HttpBackend(address, key)))
                .findFirst();
    }

    private static boolean listsModels(HttpBackend backend) {
        try {
            backend.models();
            return true;
        } catch (BackendException e) {
            return false;
        }
    }
}
