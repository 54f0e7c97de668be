package dev.anyclaude.bench;

import dev.anyclaude.bench.engine.BackendUnderTest;
import dev.anyclaude.bench.engine.BackendUnderTestException;
import dev.anyclaude.bench.engine.EmbeddedBackend;
import dev.anyclaude.bench.engine.EmbeddedOptions;
import dev.anyclaude.bench.engine.MlxBackend;
import dev.anyclaude.bench.engine.RemoteBackend;
import dev.anyclaude.bench.fake.FakeBackend;
import dev.anyclaude.bench.fake.FakeCosts;
import java.io.PrintStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;

/** Starts, or connects to, the backend a user names. */
final class Backends {
    private static final String EMBEDDED = "embedded";
    private static final String FAKE = "fake";
    private static final String MLX = "mlx";
    private static final String VLLM_MLX = "vllm-mlx";

    private Backends() {}

    /**
     * The backend of a run. Where the embedded engine cannot run, the fake one takes its place and says so.
     *
     * @throws BackendUnderTestException if there is none to be had
     * @throws BenchException if the name means nothing
     */
    static BackendUnderTest open(BenchOptions options, PrintStream log) {
        return switch (options.backend) {
            case EMBEDDED -> embedded(options, log);
            case MLX -> mlx(MlxBackend.Server.MLX_LM, options, log);
            case VLLM_MLX -> mlx(MlxBackend.Server.VLLM_MLX, options, log);
            case FAKE -> FakeBackend.start(FakeCosts.ordinary(options.seed));
            default -> RemoteBackend.connect(url(options.backend), options.model);
        };
    }

    private static BackendUnderTest embedded(BenchOptions options, PrintStream log) {
        EmbeddedOptions engine = EmbeddedOptions.standard();
        if (options.model.isPresent()) {
            engine = engine.model(Path.of(options.model.get()));
        }
        try {
            return EmbeddedBackend.start(engine);
        } catch (BackendUnderTestException e) {
            if (e.kind() != BackendUnderTestException.Kind.NATIVE_UNAVAILABLE) {
                throw e;
            }
            log.println(e.getMessage());
            log.println(
                    "Going on with the fake backend. Everything that follows is SIMULATED and can confirm nothing.");
            return FakeBackend.start(FakeCosts.ordinary(options.seed));
        }
    }

    private static BackendUnderTest mlx(MlxBackend.Server server, BenchOptions options, PrintStream log) {
        log.println("an MLX server is installed the first time, which takes minutes");
        Path script = ProjectHome.find().resolve("scripts").resolve("mlx-server.sh");
        return MlxBackend.start(
                script,
                server,
                options.model,
                options.venv.map(each -> List.of("--venv", each.toString())).orElse(List.of()));
    }

    private static URI url(String text) {
        try {
            URI uri = new URI(text);
            if (("http".equals(uri.getScheme()) || "https".equals(uri.getScheme())) && uri.getHost() != null) {
                return uri;
            }
        } catch (URISyntaxException e) {
            throw new BenchException(
                    "--backend " + text + " is neither embedded, mlx, vllm-mlx, fake nor an address: " + e.getReason(),
                    e);
        }
        throw new BenchException("--backend " + text
                + " is neither embedded, mlx, vllm-mlx, fake nor an address like http://127.0.0.1:8080");
    }
}
