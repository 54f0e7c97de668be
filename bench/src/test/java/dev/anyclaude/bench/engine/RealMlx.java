package dev.anyclaude.bench.engine;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A real MLX server with the model of random weights, for all tests of a class. It is installed the first time; where PyPI is out
 * of reach, the tests are skipped and say so. {@code -Danyclaude.mlx-lm.venv=DIR} and {@code -Danyclaude.vllm-mlx.venv=DIR} name
 * environments that have the servers already.
 */
final class RealMlx implements BeforeAllCallback, AfterAllCallback {
    static final String LONG = "one two three four five six seven eight nine ten ".repeat(20);

    /** An answer for a model that always gives it. */
    static final String THINKING_AND_TOOL_CALL = "<think>\nThe tide table knows.\n</think>\n\nI look it up.\n"
            + "<tool_call>\n{\"name\": \"Tide\", \"arguments\": {\"port\": \"Zadar\"}}\n</tool_call>";

    private final MlxBackend.Server server;
    private Optional<MlxBackend> backend = Optional.empty();

    RealMlx(MlxBackend.Server server) {
        this.server = server;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        try {
            backend = Optional.of(start(Optional.empty()));
        } catch (BackendUnderTestException e) {
            if (!String.valueOf(e.getMessage()).contains("cannot be installed")) {
                throw e;
            }
            System.out.println("skipped, PyPI is out of reach: " + e.getMessage());
            Assumptions.abort("PyPI is out of reach");
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        backend.ifPresent(MlxBackend::close);
    }

    MlxBackend backend() {
        return backend.orElseThrow();
    }

    EngineClient client() {
        return new EngineClient(backend().url());
    }

    /** A request of which one token of the answer is enough. */
    ObjectNode chat(String system, String user) {
        return EngineClient.chat(system, user, 1).put("model", backend().model());
    }

    /** Another server of this kind, with a model that always gives the same answer. */
    MlxBackend startSaying(Path folder, String answer) {
        return start(Optional.of(ModelOnDisk.hub(folder, Optional.of(answer)).toString()));
    }

    static ObjectNode longQuestion(MlxBackend backend) {
        return EngineClient.chat(LONG, "question", 1).put("model", backend.model());
    }

    /** The first choice of the answer of a model that says {@link #THINKING_AND_TOOL_CALL}. */
    JsonNode toolCall(Path folder) throws IOException {
        try (MlxBackend speaking = startSaying(folder, THINKING_AND_TOOL_CALL)) {
            ObjectNode body =
                    EngineClient.chat("Answer.", "When is high water?", 100).put("model", speaking.model());
            body.putArray("tools")
                    .addObject()
                    .put("type", "function")
                    .putObject("function")
                    .put("name", "Tide")
                    .putObject("parameters")
                    .put("type", "object");
            return new EngineClient(speaking.url())
                    .complete(body)
                    .json()
                    .path("choices")
                    .path(0);
        }
    }

    private MlxBackend start(Optional<String> model) {
        String word = server == MlxBackend.Server.MLX_LM ? "mlx-lm" : "vllm-mlx";
        String venv = System.getProperty("anyclaude." + word + ".venv", "");
        return MlxBackend.start(
                MlxServerScriptTest.SCRIPT, server, model, venv.isEmpty() ? List.of() : List.of("--venv", venv));
    }
}
