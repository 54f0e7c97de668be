package dev.anyclaude.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anyclaude.proxy.testing.ProxyClient;
import dev.anyclaude.proxy.testing.ScriptedBackend;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What one proxy keeps, the next one sends before anybody asks. */
@Timeout(60)
class ProxyPreWarmTest {
    private static final String TITLE = """
            {"model":"m","max_tokens":64,"stream":true,"system":"Name it.",
             "output_config":{"format":{"type":"json_schema","schema":{"type":"object",
              "properties":{"title":{"type":"string"}}}}},"messages":[{"role":"user","content":"x"}]}""";

    @TempDir
    private Path folder;

    private Path prefixes = Path.of("");

    @BeforeEach
    void nothingIsKeptYet() {
        prefixes = folder.resolve("cache").resolve("prefixes");
    }

    @Test
    void theBeginningOfASessionIsKeptForItsOwnerOnlyAndOnce() throws IOException {
        try (ScriptedBackend backend = ScriptedBackend.start()) {
            String sent = session(backend);
            session(backend);

            List<Path> files = files();
            assertThat(files).hasSize(1);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(files.get(0))))
                    .isEqualTo("rw-------");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(prefixes)))
                    .isEqualTo("rwx------");
            String kept = Files.readString(files.get(0), StandardCharsets.UTF_8);
            assertThat(sent).startsWith(kept.substring(kept.indexOf('\n') + 1));
            assertThat(kept).contains("You count boats.").doesNotContain("How many?");
        }
    }

    @Test
    void theFirstRealRequestShowsWhetherItHelped() throws Exception {
        try (ScriptedBackend backend = ScriptedBackend.start()) {
            session(backend);
            CountDownLatch warmed = new CountDownLatch(1);
            backend.onChat((request, in, out) -> {
                ScriptedBackend.stream(Chunks.text("x"), Chunks.end("length"), Chunks.USAGE, Chunks.DONE)
                        .answer(request, in, out);
                warmed.countDown();
            });
            try (ProxyUnderTest next = ProxyUnderTest.with()
                    .prefixes(prefixes)
                    .backend(backend.url())
                    .start()) {
                assertThat(warmed.await(20, TimeUnit.SECONDS)).isTrue();
                next.awaitLog("has read 9,240 tokens of a recent session");
                String ahead = chats(backend).get(1).body();
                assertThat(ahead).endsWith("""
                        {"role":"user","content":"."}],"max_tokens":1,"stream":true,"stream_options":{"include_usage":true}}""");
                next.client.message(ProxyClient.ask(true));
                assertThat(next.log()).contains("[Pre-warm] pre-warmed: backend reused 9,012 of 9,240 prompt tokens");
                int shared = ahead.indexOf("{\"role\":\"user\"");
                assertThat(chats(backend).get(2).body()).startsWith(ahead.substring(0, shared));
            }
        }
    }

    @Test
    void aRequestThatComesMeanwhileGoesFirst() throws Exception {
        try (ScriptedBackend backend = ScriptedBackend.start()) {
            session(backend);
            CountDownLatch reading = new CountDownLatch(1);
            CountDownLatch gone = new CountDownLatch(1);
            blockWarming(backend, reading, gone);
            try (ProxyUnderTest next = ProxyUnderTest.with()
                    .prefixes(prefixes)
                    .backend(backend.url())
                    .start()) {
                assertThat(reading.await(20, TimeUnit.SECONDS)).isTrue();
                assertThat(next.client.message(ProxyClient.ask(true)).events()).endsWith("message_stop");
                assertThat(gone.await(20, TimeUnit.SECONDS))
                        .as("the backend is left")
                        .isTrue();
                next.awaitLog("gave way to a request");
            }
            assertThat(chats(backend)).as("not tried again").hasSize(3);
        }
    }

    @Test
    void afterASideRequestItIsTriedAgain() throws Exception {
        try (ScriptedBackend backend = ScriptedBackend.start()) {
            session(backend);
            CountDownLatch reading = new CountDownLatch(2);
            CountDownLatch first = new CountDownLatch(1);
            CountDownLatch gone = new CountDownLatch(1);
            backend.onChat((request, in, out) -> {
                if (request.body().contains("\"max_tokens\":1,")) {
                    first.countDown();
                    reading.countDown();
                    assertThat(in.read()).isEqualTo(-1);
                    gone.countDown();
                } else {
                    answer().answer(request, in, out);
                }
            });
            try (ProxyUnderTest next = ProxyUnderTest.with()
                    .prefixes(prefixes)
                    .backend(backend.url())
                    .start()) {
                assertThat(first.await(20, TimeUnit.SECONDS)).isTrue();
                next.client.message(TITLE);
                assertThat(gone.await(20, TimeUnit.SECONDS)).isTrue();
                assertThat(reading.await(20, TimeUnit.SECONDS)).isTrue();
            }
        }
    }

    private static void blockWarming(ScriptedBackend backend, CountDownLatch reading, CountDownLatch gone) {
        backend.onChat((request, in, out) -> {
            if (request.body().contains("\"max_tokens\":1,")) {
                reading.countDown();
                assertThat(in.read()).isEqualTo(-1);
                gone.countDown();
            } else {
                answer().answer(request, in, out);
            }
        });
    }

    private static ScriptedBackend.Script answer() {
        return ScriptedBackend.stream(Chunks.text("x"), Chunks.end("stop"), Chunks.USAGE, Chunks.DONE);
    }

    /** A proxy with one session of one turn; gives what the backend got. */
    private String session(ScriptedBackend backend) throws IOException {
        int before = chats(backend).size();
        backend.onChat(answer());
        try (ProxyUnderTest under =
                ProxyUnderTest.with().prefixes(prefixes).backend(backend.url()).start()) {
            under.client.message(ProxyClient.ask(true));
        }
        return chats(backend).stream()
                .skip(before)
                .map(ScriptedBackend.Received::body)
                .filter(body -> body.contains("How many?"))
                .findFirst()
                .orElseThrow();
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(prefixes)) {
            return files.toList();
        }
    }

    private static List<ScriptedBackend.Received> chats(ScriptedBackend backend) {
        return backend.received("/v1/chat/completions");
    }
}
