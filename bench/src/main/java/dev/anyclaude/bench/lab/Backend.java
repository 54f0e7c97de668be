package dev.anyclaude.bench.lab;

import dev.anyclaude.bench.engine.BackendUnderTest;
import dev.anyclaude.bench.engine.EmbeddedBackend;
import dev.anyclaude.bench.engine.EmbeddedOptions;
import dev.anyclaude.bench.engine.RemoteBackend;
import dev.anyclaude.bench.fake.FakeBackend;
import dev.anyclaude.bench.fake.FakeCosts;
import dev.anyclaude.bench.plan.PlanSettings;
import java.net.URI;
import java.util.Optional;

/** A backend to replay against, started or connected to only when a replay runs. */
public interface Backend {

    /**
     * Starts it, or connects to it.
     *
     * @throws dev.anyclaude.bench.engine.BackendUnderTestException if it cannot
     */
    BackendUnderTest open();

    /** A real llama.cpp with a small random model. */
    static Backend embedded() {
        return () -> EmbeddedBackend.start(EmbeddedOptions.standard());
    }

    /** Made-up costs of an ordinary size, with noise. Everything measured on it is SIMULATED. */
    static Backend fake() {
        return fake(FakeCosts.ordinary(PlanSettings.SEED));
    }

    /** Made-up costs. Everything measured on it is SIMULATED. */
    static Backend fake(FakeCosts costs) {
        return () -> FakeBackend.start(costs);
    }

    /** A server that runs already, asked for the first model it lists. */
    static Backend at(String url) {
        return () -> RemoteBackend.connect(URI.create(url), Optional.empty());
    }

    /** By the word the command line's {@code --backend} takes: {@code embedded}, {@code fake}, or an address. */
    static Backend named(String name) {
        return switch (name) {
            case "embedded" -> embedded();
            case "fake" -> fake();
            default -> at(name);
        };
    }
}
