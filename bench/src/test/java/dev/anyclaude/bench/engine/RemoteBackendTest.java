package dev.anyclaude.bench.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.anyclaude.bench.engine.BackendUnderTestException.Kind;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RemoteBackendTest {
    private CannedServer server;

    @BeforeEach
    void start() throws IOException {
        server = CannedServer.start();
        server.answers()
                .put("GET /v1/models", "{\"data\":[{\"id\":\"first\",\"owned_by\":\"me\"},{\"id\":\"second\"}]}");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void resetThatIsNotSupportedDoesNotCountAsOne() {
        server.answers().put("DELETE /v1/cache/prefix", "{\"status\":\"not_supported\"}");

        try (RemoteBackend backend = RemoteBackend.connect(address(""), Optional.empty())) {
            assertThat(backend.canReset()).isFalse();
        }
    }

    @Test
    void wholeCacheOfVllmMlxIsEmptiedBecauseThatOfPrefixesIsOnlySaidToBe() {
        server.answers().put("DELETE /v1/cache", "{\"status\":\"cleared\"}");
        server.answers().put("DELETE /v1/cache/prefix", "{\"status\":\"cleared\"}");

        try (RemoteBackend backend = RemoteBackend.connect(address(""), Optional.empty())) {
            backend.reset();

            assertThat(server.lines()).contains("DELETE /v1/cache").doesNotContain("DELETE /v1/cache/prefix");
        }
    }

    @Test
    void takesTheFirstModelTheServerLists() {
        try (RemoteBackend backend = RemoteBackend.connect(address("/v1/"), Optional.empty())) {
            assertThat(backend.model()).isEqualTo("first");
            assertThat(backend.name()).isEqualTo(address("").toString());
            assertThat(backend.url()).isEqualTo(address(""));
            assertThat(backend.simulated()).isFalse();
            assertThat(backend.description())
                    .containsEntry("server header", "example/1")
                    .containsEntry("owned by", "me");
        }
    }

    @Test
    void namedModelIsTakenAsItIs() {
        try (RemoteBackend backend = RemoteBackend.connect(address(""), Optional.of("other"))) {
            assertThat(backend.model()).isEqualTo("other");
        }
    }

    @Test
    void describesWhatLlamaCppTells() {
        server.answers()
                .put(
                        "GET /props",
                        "{\"total_slots\":4,\"build_info\":\"b9999\",\"default_generation_settings\":{\"n_ctx\":4096}}");
        try (RemoteBackend backend = RemoteBackend.connect(address(""), Optional.empty())) {
            assertThat(backend.description())
                    .containsEntry("build", "b9999")
                    .containsEntry("slots", "4")
                    .containsEntry("context of each", "4096");
        }
    }

    @Test
    void emptiesThePrefixCacheOfVllm() {
        server.answers().put("POST /reset_prefix_cache", "");
        try (RemoteBackend backend = RemoteBackend.connect(address(""), Optional.empty())) {
            assertThat(backend.canReset()).isTrue();
            server.lines().clear();
            backend.reset();
            assertThat(server.lines()).containsExactly("POST /reset", "POST /reset_prefix_cache");
        }
    }

    @Test
    void erasesEverySlotOfLlamaCpp() {
        server.answers().put("GET /slots", "[{\"id\":0},{\"id\":1}]");
        server.answers().put("POST /slots/0?action=erase", "{}");
        server.answers().put("POST /slots/1?action=erase", "{}");
        try (RemoteBackend backend = RemoteBackend.connect(address(""), Optional.empty())) {
            backend.reset();
            assertThat(server.lines())
                    .endsWith("GET /slots", "POST /slots/0?action=erase", "POST /slots/1?action=erase");
        }
    }

    @Test
    void slotThatStaysIsNoReset() {
        server.answers().put("GET /slots", "[{\"id\":0},{\"id\":1}]");
        server.answers().put("POST /slots/0?action=erase", "{}");
        try (RemoteBackend backend = RemoteBackend.connect(address(""), Optional.empty())) {
            assertThat(backend.canReset()).isFalse();
        }
    }

    @Test
    void serverWithoutAnyWayToResetSaysSo() {
        try (RemoteBackend backend = RemoteBackend.connect(address(""), Optional.empty())) {
            assertThat(backend.canReset()).isFalse();
            assertThatThrownBy(backend::reset)
                    .isInstanceOfSatisfying(
                            BackendUnderTestException.class,
                            e -> assertThat(e.kind()).isEqualTo(Kind.RESET_FAILED))
                    .hasMessageContaining("POST /flush_cache (404)");
        }
    }

    @Test
    void serverWithoutModelsNeedsAName() {
        server.answers().remove("GET /v1/models");
        assertThatThrownBy(() -> RemoteBackend.connect(address(""), Optional.empty()))
                .hasMessageContaining("lists no model (404 from /v1/models)");
    }

    @Test
    void addressWhereNothingAnswersIsAnError() {
        URI gone = address("");
        server.close();
        assertThatThrownBy(() -> RemoteBackend.connect(gone, Optional.empty())).hasMessageContaining("nothing answers");
        assertThatThrownBy(() -> RemoteBackend.connect(URI.create("localhost:1"), Optional.empty()))
                .hasMessageContaining("not an HTTP address");
    }

    private URI address(String path) {
        return URI.create(server.url() + path);
    }
}
