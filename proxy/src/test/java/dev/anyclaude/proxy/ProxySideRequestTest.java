package dev.anyclaude.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anyclaude.proxy.testing.ProxyClient;
import dev.anyclaude.proxy.testing.ScriptedBackend;
import dev.anyclaude.proxy.turn.SidePolicy;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import okhttp3.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Titles and the like must not push the main conversation out of the backend's cache. */
@Timeout(60)
class ProxySideRequestTest {
    private static final String TITLE = """
            {"model":"m","max_tokens":64,"stream":true,"system":"Name it.",
             "output_config":{"format":{"type":"json_schema","schema":{"type":"object",
              "properties":{"%s":{"type":"string"}}}}},
             "messages":[{"role":"user","content":"<session>Count all the boats that lie in the harbour now</session>"}]}""";

    @Test
    void aSideRequestWaitsUntilTheMainTurnHasEnded() throws Exception {
        try (ProxyUnderTest under = ProxyUnderTest.start()) {
            CountDownLatch mainAsked = new CountDownLatch(1);
            CountDownLatch mainMayEnd = new CountDownLatch(1);
            under.backend.onChat((request, in, out) -> {
                if (!isSide(request)) {
                    mainAsked.countDown();
                    mainMayEnd.await();
                }
                ScriptedBackend.stream(Chunks.text("x"), Chunks.end("stop"), Chunks.DONE)
                        .answer(request, in, out);
            });
            Thread main = call(under, ProxyClient.ask(true));
            assertThat(mainAsked.await(10, TimeUnit.SECONDS)).isTrue();
            try (Response side = under.client
                    .post("/v1/messages", TITLE.replace("%s", "title"))
                    .execute()) {
                assertThat(side.body().source().readUtf8Line()).isEqualTo("event: message_start");
                assertThat(chats(under))
                        .as("the stream has begun, the backend is not asked")
                        .hasSize(1);
                mainMayEnd.countDown();
                assertThat(side.body().string()).contains("message_stop");
            }
            main.join(10_000);
            assertThat(chats(under)).hasSize(2);
            assertThat(isSide(chats(under).get(1))).isTrue();
        }
    }

    @Test
    void passedSideRequestsDoNotWait() throws Exception {
        try (ProxyUnderTest under =
                ProxyUnderTest.with().sideRequests(SidePolicy.PASS).start()) {
            CountDownLatch both = new CountDownLatch(2);
            under.backend.onChat((request, in, out) -> {
                both.countDown();
                both.await();
                ScriptedBackend.stream(Chunks.text("x"), Chunks.end("stop"), Chunks.DONE)
                        .answer(request, in, out);
            });
            Thread main = call(under, ProxyClient.ask(true));

            assertThat(under.client.message(TITLE.replace("%s", "title")).events())
                    .endsWith("message_stop");
            main.join(10_000);
        }
    }

    @Test
    void aTitleNeedsNoModelIfThatIsWanted() throws IOException {
        try (ProxyUnderTest under =
                ProxyUnderTest.with().sideRequests(SidePolicy.LOCAL).start()) {
            under.backend.onChat(ScriptedBackend.stream(Chunks.text("x"), Chunks.end("stop"), Chunks.DONE));

            ProxyClient.Answer answer = under.client.message(TITLE.replace("%s", "title"));
            assertThat(answer.events())
                    .startsWith("message_start", "content_block_start")
                    .endsWith("message_stop");
            assertThat(answer.body()).contains("{\\\"title\\\":\\\"Count all the boats that lie in\\\"}");
            assertThat(chats(under)).isEmpty();

            under.client.message(TITLE.replace("%s", "summary"));
            assertThat(chats(under)).as("other schemas go to the model").hasSize(1);
        }
    }

    @Test
    void conversationsKeepTheirSlotAndSideRequestsUseAnother() throws IOException {
        try (ProxyUnderTest under = ProxyUnderTest.start()) {
            under.backend.on(
                    "/v1/models",
                    ScriptedBackend.json(200, "{\"data\":[{\"id\":\"pebble\",\"owned_by\":\"llamacpp\"}]}"));
            under.backend.on("/props", ScriptedBackend.json(200, "{\"total_slots\":3}"));
            under.backend.onChat(ScriptedBackend.stream(Chunks.text("x"), Chunks.end("stop"), Chunks.DONE));
            under.client.request("GET", "/v1/models");
            String first = ProxyClient.ask(true);
            String second = first.replace("boats", "ships");

            for (String body : List.of(first, second, TITLE.replace("%s", "title"), first, second)) {
                under.client.message(body);
            }
            assertThat(chats(under).stream().map(ProxySideRequestTest::slot)).containsExactly(0, 1, 2, 0, 1);
        }
    }

    private static int slot(ScriptedBackend.Received chat) {
        JsonNode body = JsonMapper.shared().readTree(chat.body());
        return body.path("id_slot").asInt(-1);
    }

    private static boolean isSide(ScriptedBackend.Received chat) {
        return chat.body().contains("response_format");
    }

    private static List<ScriptedBackend.Received> chats(ProxyUnderTest under) {
        return under.backend.received("/v1/chat/completions");
    }

    private static Thread call(ProxyUnderTest under, String body) {
        Thread caller = new Thread(() -> {
            try {
                under.client.message(body);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
        caller.start();
        return caller;
    }
}
