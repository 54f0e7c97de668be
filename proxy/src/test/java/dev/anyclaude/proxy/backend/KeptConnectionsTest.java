package dev.anyclaude.proxy.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.anyclaude.proxy.json.JsonBytes;
import dev.anyclaude.proxy.openai.ChatChunk;
import dev.anyclaude.proxy.testing.ScriptedBackend;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Which connection a request takes. None is ever sent again. */
@Timeout(60)
class KeptConnectionsTest {
    private static final String DATA =
            "data: {\"choices\":[{\"delta\":{\"content\":\"Three.\"},\"finish_reason\":\"stop\"}]}\n\ndata: [DONE]\n\n";
    private static final String HEAD = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n";
    private static final String UNENDED =
            HEAD + "Transfer-Encoding: chunked\r\n\r\n" + Integer.toHexString(DATA.length()) + "\r\n" + DATA + "\r\n";
    private static final String ANSWER = UNENDED + "0\r\n\r\n";

    private final AtomicLong nanos = new AtomicLong(System.nanoTime());
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicInteger requests = new AtomicInteger();
    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final HttpBackend backend =
            new HttpBackend(BackendAddress.parse("http://127.0.0.1:" + server.getLocalPort()), "", nanos::get);

    KeptConnectionsTest() throws IOException {}

    /** What the server does with the next request on a connection; the connection closes when it says false. */
    private interface Service {
        boolean serve(int request, OutputStream out) throws IOException;
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    @Test
    void aRequestTakesTheConnectionThatTheOneBeforeLeft() throws BackendException {
        serve((request, out) -> answer(out, ANSWER));
        for (int i = 0; i < 5; i++) {
            assertThat(ask()).isEqualTo("Three.");
        }
        assertThat(connections).hasValue(1);
    }

    @Test
    void aConnectionWhoseAnswerHasNotEndedIsNotWaitedFor() throws BackendException {
        serve((request, out) -> answer(out, request == 1 ? UNENDED : ANSWER));

        assertThat(ask()).isEqualTo("Three.");
        assertThat(ask()).isEqualTo("Three.");
        assertThat(connections).hasValue(2);
    }

    @Test
    void aServerThatClosesWithoutSayingSoGetsAConnectionForEachRequest() throws BackendException {
        serve((request, out) -> {
            answer(out, ANSWER);
            return false;
        });
        for (int i = 0; i < 20; i++) {
            assertThat(askAtOnce()).isEqualTo("Three.");
        }
        assertThat(requests).hasValue(20);
        assertThat(connections).hasValue(20);
    }

    @Test
    void aConnectionThatIsKnownToStayOpenIsTakenAtOnce() throws BackendException {
        serve((request, out) -> answer(out, ANSWER));

        assertThat(ask()).isEqualTo("Three.");
        assertThat(ask()).isEqualTo("Three.");
        assertThat(askAtOnce()).isEqualTo("Three.");
        assertThat(connections).hasValue(1);
    }

    @Test
    void oneWhoseAnswerHasNotEndedIsNoReasonToDoubtTheOthers() throws BackendException {
        serve((request, out) -> answer(out, request == 2 ? UNENDED : ANSWER));

        assertThat(ask()).isEqualTo("Three.");
        assertThat(ask()).isEqualTo("Three.");
        assertThat(askAtOnce()).isEqualTo("Three.");
        assertThat(connections).hasValue(2);
        assertThat(askAtOnce()).isEqualTo("Three.");
        assertThat(connections).hasValue(2);
    }

    @Test
    void aRequestWhoseConnectionClosesWithoutAnAnswerIsNotSentAgain() throws BackendException {
        serve((request, out) -> request == 1 && answer(out, ANSWER));

        assertThat(ask()).isEqualTo("Three.");
        assertThatBroken();
        assertThat(requests).hasValue(2);
        assertThat(connections).hasValue(1);
    }

    @Test
    void aRequestWhoseAnswerHadBegunIsNotSentAgain() throws BackendException {
        serve((request, out) -> answer(out, request == 1 ? ANSWER : "HTTP/1.1 200") && request == 1);

        assertThat(ask()).isEqualTo("Three.");
        assertThatBroken();
        assertThat(requests).hasValue(2);
    }

    @Test
    void aRefusedRequestIsNotSentAgain() throws BackendException {
        serve((request, out) ->
                answer(out, request == 1 ? ANSWER : "HTTP/1.1 503 Busy\r\nContent-Length: 4\r\n\r\nbusy"));

        assertThat(ask()).isEqualTo("Three.");
        assertThatExceptionOfType(BackendException.class)
                .isThrownBy(this::ask)
                .satisfies(e -> assertThat(e.status()).isEqualTo(503));
        assertThat(requests).hasValue(2);
        assertThat(connections).hasValue(1);
    }

    @Test
    void aServerThatAnnouncesTheEndIsBelieved() throws BackendException {
        serve((request, out) -> answer(out, ANSWER.replaceFirst("\r\n", "\r\nConnection: close\r\n")));

        assertThat(ask()).isEqualTo("Three.");
        assertThat(ask()).isEqualTo("Three.");
        assertThat(connections).hasValue(2);
    }

    @Test
    void aServerThatSpeaksHttp10GetsAConnectionForEachRequest() throws BackendException {
        serve((request, out) -> {
            answer(out, HEAD.replace("1.1", "1.0") + "\r\n" + DATA);
            return false;
        });
        for (int i = 0; i < 3; i++) {
            assertThat(ask()).isEqualTo("Three.");
        }
        assertThat(requests).hasValue(3);
    }

    @Test
    void aConnectionThatIsNotUsedIsClosedSoon() throws BackendException, InterruptedException {
        CountDownLatch ended = new CountDownLatch(1);
        serve((request, out) -> answer(out, ANSWER), ended);

        assertThat(ask()).isEqualTo("Three.");
        ended.await();
        assertThat(ask()).isEqualTo("Three.");
        assertThat(connections).hasValue(2);
    }

    @Test
    void announcementsBeforeTheAnswerArePassedOver() throws BackendException {
        serve((request, out) -> answer(out, "HTTP/1.1 103 Early\r\nLink: x\r\n\r\n" + ANSWER));

        assertThat(ask()).isEqualTo("Three.");
        assertThat(ask()).isEqualTo("Three.");
        assertThat(connections).hasValue(1);
    }

    private void assertThatBroken() {
        assertThatExceptionOfType(BackendException.class)
                .isThrownBy(this::ask)
                .satisfies(e -> assertThat(e.kind()).isEqualTo(BackendException.Kind.BROKEN));
    }

    /** After a rest that shows whether the server keeps connections. */
    private String ask() throws BackendException {
        nanos.addAndGet(60_000_000);
        return askAtOnce();
    }

    private String askAtOnce() throws BackendException {
        StringBuilder text = new StringBuilder();
        JsonBytes body = JsonBytes.of("{}".getBytes(StandardCharsets.UTF_8));
        try (BackendStream chunks = backend.prepare(body, new Affinity("p", "")).open(() -> {})) {
            for (Optional<ChatChunk> chunk = chunks.next(); chunk.isPresent(); chunk = chunks.next()) {
                text.append(chunk.get().text());
            }
        }
        return text.toString();
    }

    private static boolean answer(OutputStream out, String bytes) throws IOException {
        out.write(bytes.getBytes(StandardCharsets.UTF_8));
        return true;
    }

    private void serve(Service service) {
        serve(service, new CountDownLatch(1));
    }

    private void serve(Service service, CountDownLatch ended) {
        daemon(() -> {
            while (!server.isClosed()) {
                Socket socket = server.accept();
                connections.incrementAndGet();
                daemon(() -> {
                    try (socket) {
                        InputStream in = socket.getInputStream();
                        do {
                            ScriptedBackend.read(in);
                        } while (service.serve(requests.incrementAndGet(), socket.getOutputStream()));
                    } finally {
                        ended.countDown();
                    }
                });
            }
        });
    }

    /** Work that ends when its socket does. */
    private interface Work {
        void run() throws IOException;
    }

    private static void daemon(Work work) {
        Thread thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (IOException e) {
                        return; // closed
                    }
                },
                "keeping-backend");
        thread.setDaemon(true);
        thread.start();
    }
}
