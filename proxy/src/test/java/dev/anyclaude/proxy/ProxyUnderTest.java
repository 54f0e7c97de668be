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

    private ProxyUnderTest(
            String backendUrl,
            Patience patience,
            Optional<Path> recordings,
            Optional<Path> turnLog,
            Optional<Path> prefixes,
            SidePolicy sideRequests)
            throws IOException {
        ProxyConfig config = new ProxyConfig(
                "127.0.0.1",
                0,
                BackendAddress.parse(backendUrl.isEmpty() ? backend.url() + "/v1" : backendUrl),
                "",
                Optional.empty(),
                Set.of(),
                recordings,
                turnLog,
                false,
                prefixes,
                3,
                BODY_LIMIT_BYTES,
                sideRequests,
                patience);
        proxy = Wiring.start(config, new PrintStream(log, true, StandardCharsets.UTF_8));
        client = new ProxyClient(proxy.port());
    }

    static ProxyUnderTest start() throws IOException {
        return new ProxyUnderTest(
                "", Patience.USUAL, Optional.empty(), Optional.empty(), Optional.empty(), SidePolicy.ISOLATE);
    }

    static ProxyUnderTest impatient() throws IOException {
        return new ProxyUnderTest(
                "", IMPATIENT, Optional.empty(), Optional.empty(), Optional.empty(), SidePolicy.ISOLATE);
    }

    static ProxyUnderTest recording(Path folder) throws IOException {
        return new ProxyUnderTest(
                "", Patience.USUAL, Optional.of(folder), Optional.empty(), Optional.empty(), SidePolicy.ISOLATE);
    }

    static ProxyUnderTest inFrontOf(String backendUrl) throws IOException {
        return new ProxyUnderTest(
                backendUrl, Patience.USUAL, Optional.empty(), Optional.empty(), Optional.empty(), SidePolicy.ISOLATE);
    }

    static ProxyUnderTest logging(Path turnLog) throws IOException {
        return new ProxyUnderTest(
                "", Patience.USUAL, Optional.empty(), Optional.of(turnLog), Optional.empty(), SidePolicy.ISOLATE);
    }

    static ProxyUnderTest logging(Path turnLog, String backendUrl) throws IOException {
        return new ProxyUnderTest(
                backendUrl,
                Patience.USUAL,
                Optional.empty(),
                Optional.of(turnLog),
                Optional.empty(),
                SidePolicy.ISOLATE);
    }

    static ProxyUnderTest with(SidePolicy sideRequests) throws IOException {
        return new ProxyUnderTest(
                "", Patience.USUAL, Optional.empty(), Optional.empty(), Optional.empty(), sideRequests);
    }

    static ProxyUnderTest keeping(Path prefixes, String backendUrl) throws IOException {
        return new ProxyUnderTest(
                backendUrl,
                Patience.USUAL,
                Optional.empty(),
                Optional.empty(),
                Optional.of(prefixes),
                SidePolicy.ISOLATE);
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
