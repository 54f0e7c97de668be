package dev.anyclaude.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anyclaude.proxy.backend.BackendAddress;
import dev.anyclaude.proxy.http.Patience;
import dev.anyclaude.proxy.testing.ProxyClient;
import dev.anyclaude.proxy.testing.ScriptedBackend;
import dev.anyclaude.proxy.turn.SidePolicy;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** A whole proxy on a free port in front of a scripted backend. */
final class ProxyUnderTest implements AutoCloseable {
    static final Patience IMPATIENT = new Patience(Duration.ofMillis(200), Duration.ofMillis(300), Duration.ZERO);
    static final int BODY_LIMIT_BYTES = 1 << 20;

    final ScriptedBackend backend = ScriptedBackend.start();
    final ByteArrayOutputStream log = new ByteArrayOutputStream() {
        @Override
        public synchronized void write(byte[] bytes, int from, int length) {
            super.write(bytes, from, length);
            notifyAll();
        }
    };
    final RunningProxy proxy;
    final ProxyClient client;

    /** How it is set up; {@link #start} starts it. */
    static final class Setup {
        private String backendUrl = "";
        private String host = "127.0.0.1";
        private String key = "";
        private Optional<String> model = Optional.empty();
        private Patience patience = Patience.USUAL;
        private Optional<Path> recordings = Optional.empty();
        private Optional<Path> turnLog = Optional.empty();
        private Optional<Path> prefixes = Optional.empty();
        private SidePolicy sideRequests = SidePolicy.ISOLATE;

        Setup backend(String url) {
            backendUrl = url;
            return this;
        }

        Setup host(String name) {
            host = name;
            return this;
        }

        Setup key(String secret) {
            key = secret;
            return this;
        }

        Setup model(String name) {
            model = Optional.of(name);
            return this;
        }

        Setup patience(Patience other) {
            patience = other;
            return this;
        }

        Setup recordings(Path folder) {
            recordings = Optional.of(folder);
            return this;
        }

        Setup turnLog(Path file) {
            turnLog = Optional.of(file);
            return this;
        }

        Setup prefixes(Path folder) {
            prefixes = Optional.of(folder);
            return this;
        }

        Setup sideRequests(SidePolicy policy) {
            sideRequests = policy;
            return this;
        }

        ProxyUnderTest start() throws IOException {
            return new ProxyUnderTest(this);
        }
    }

    private ProxyUnderTest(Setup setup) throws IOException {
        ProxyConfig config = new ProxyConfig(
                setup.host,
                0,
                setup.key,
                BackendAddress.parse(setup.backendUrl.isEmpty() ? backend.url() + "/v1" : setup.backendUrl),
                "",
                setup.model,
                Set.of(),
                setup.recordings,
                setup.turnLog,
                false,
                setup.prefixes,
                3,
                BODY_LIMIT_BYTES,
                setup.sideRequests,
                setup.patience);
        proxy = Wiring.start(config, new PrintStream(log, true, StandardCharsets.UTF_8));
        client = new ProxyClient(proxy.port());
    }

    static Setup with() {
        return new Setup();
    }

    static ProxyUnderTest start() throws IOException {
        return with().start();
    }

    static ProxyUnderTest impatient() throws IOException {
        return with().patience(IMPATIENT).start();
    }

    static ProxyUnderTest inFrontOf(String backendUrl) throws IOException {
        return with().backend(backendUrl).start();
    }

    String log() {
        return log.toString(StandardCharsets.UTF_8);
    }

    /** Waits until the log says this, which something tells it in the background. */
    void awaitLog(String text) throws InterruptedException {
        synchronized (log) {
            long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
            while (!log().contains(text) && System.nanoTime() < deadline) {
                log.wait(1_000);
            }
        }
        assertThat(log()).contains(text);
    }

    @Override
    public void close() throws IOException {
        proxy.close();
        backend.close();
    }
}
