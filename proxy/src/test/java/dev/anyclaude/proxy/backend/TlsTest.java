package dev.anyclaude.proxy.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Backends behind TLS, whose certificate is checked. */
@Timeout(60)
class TlsTest {
    private static final char[] PASSWORD = "changeit".toCharArray();
    private static final String MODELS = "{\"data\":[{\"id\":\"pebble\"}]}";

    @TempDir
    Path folder;

    private SSLContext before;
    private SSLContext trusting;
    private HttpsServer server;

    TlsTest() throws GeneralSecurityException, IOException {
        before = SSLContext.getDefault();
        trusting = before;
        server = HttpsServer.create();
    }

    @BeforeEach
    void start() throws Exception {
        KeyStore store = selfSigned(folder.resolve("store.p12"));
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD);
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        trusting = SSLContext.getInstance("TLS");
        trusting.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(trusting));
        server.createContext("/v1/models", exchange -> {
            exchange.sendResponseHeaders(200, MODELS.length());
            exchange.getResponseBody().write(MODELS.getBytes(StandardCharsets.UTF_8));
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        SSLContext.setDefault(before);
    }

    @Test
    void backendWithATrustedCertificateIsSpokenTo() throws BackendException {
        SSLContext.setDefault(trusting);

        for (int i = 0; i < 2; i++) {
            assertThat(models("127.0.0.1").models().get(0).id()).isEqualTo("pebble");
        }
    }

    @Test
    void certificateThatNobodyVouchesForIsRefusedAndTheWayOutIsTold() {
        assertThatExceptionOfType(BackendException.class)
                .isThrownBy(() -> models("127.0.0.1"))
                .withMessageContaining("no TLS with the backend at https://127.0.0.1:")
                .withMessageContaining("javax.net.ssl.trustStore");
    }

    @Test
    void certificateOfAnotherHostIsRefused() {
        SSLContext.setDefault(trusting);

        assertThatExceptionOfType(BackendException.class)
                .isThrownBy(() -> models("localhost"))
                .withMessageContaining("no TLS with the backend");
    }

    private BackendModels models(String host) throws BackendException {
        int port = server.getAddress().getPort();
        return new HttpBackend(BackendAddress.parse("https://" + host + ":" + port), "").models();
    }

    /** A certificate for 127.0.0.1 alone. */
    private static KeyStore selfSigned(Path file) throws Exception {
        Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        Process process = new ProcessBuilder(
                        keytool.toString(),
                        "-genkeypair",
                        "-alias",
                        "backend",
                        "-keyalg",
                        "EC",
                        "-validity",
                        "2",
                        "-dname",
                        "CN=backend",
                        "-ext",
                        "san=ip:127.0.0.1",
                        "-keystore",
                        file.toString(),
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        new String(PASSWORD))
                .redirectErrorStream(true)
                .redirectOutput(file.resolveSibling("keytool.log").toFile())
                .start();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, PASSWORD);
        }
        return store;
    }
}
