package dev.anyclaude.bench.engine;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Real MLX servers for contract tests. They are installed the first time; where PyPI is out of reach, the tests are skipped and
 * say so. {@code -Danyclaude.mlx.venv=DIR} and {@code -Danyclaude.vllm-mlx.venv=DIR} name environments that have them already.
 */
final class RealMlx {
    /** An answer for a model that always gives it. */
    static final String THINKING_AND_TOOL_CALL = "<think>\nThe tide table knows.\n</think>\n\nI look it up.\n"
            + "<tool_call>\n{\"name\": \"Tide\", \"arguments\": {\"port\": \"Zadar\"}}\n</tool_call>";

    private RealMlx() {}

    /** One with the model of random weights. */
    static MlxBackend start(MlxBackend.Server server) {
        try {
            return start(server, Optional.empty());
        } catch (BackendUnderTestException e) {
            if (!String.valueOf(e.getMessage()).contains("cannot be installed")) {
                throw e;
            }
            System.out.println("skipped, PyPI is out of reach: " + e.getMessage());
            return Assumptions.abort("PyPI is out of reach");
        }
    }

    /** One with a model of the test's own. */
    static MlxBackend start(MlxBackend.Server server, Path model) {
        return start(server, Optional.of(model.toString()));
    }

    /** The first choice of an answer to a question that has a tool to go with it. */
    static JsonNode toolCall(MlxBackend backend) throws IOException {
        ObjectNode body =
                EngineClient.chat("Answer.", "When is high water?", 100).put("model", backend.model());
        body.putArray("tools")
                .addObject()
                .put("type", "function")
                .putObject("function")
                .put("name", "Tide")
                .putObject("parameters")
                .put("type", "object");
        return new EngineClient(backend.url())
                .complete(body)
                .json()
                .path("choices")
                .path(0);
    }

    private static MlxBackend start(MlxBackend.Server server, Optional<String> model) {
        String venv = System.getProperty(
                server == MlxBackend.Server.MLX_LM ? "anyclaude.mlx.venv" : "anyclaude.vllm-mlx.venv", "");
        return MlxBackend.start(
                MlxServerScriptTest.SCRIPT, server, model, venv.isEmpty() ? List.of() : List.of("--venv", venv));
    }
}
