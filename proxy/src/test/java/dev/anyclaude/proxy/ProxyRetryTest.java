package dev.anyclaude.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anyclaude.proxy.testing.ProxyClient;
import dev.anyclaude.proxy.testing.ScriptedBackend;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.Response;
import okio.BufferedSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A request that is sent again while the backend still reads the first one. */
@Timeout(60)
class ProxyRetryTest {
    private static final String PATH = "/v1/messages";
    private static final String BODY = ProxyClient.ask(true);

    @Test
    void joinsTheRunningTurnAndBothClientsGetTheAnswer() throws IOException {
        CountDownLatch mayAnswer = new CountDownLatch(1);
        try (ProxyUnderTest under = ProxyUnderTest.start()) {
            under.backend.onChat((request, in, out) -> {
                mayAnswer.await();
                ScriptedBackend.stream(Chunks.text("Once."), Chunks.end("stop"), Chunks.DONE)
                        .answer(request, in, out);
            });
            try (Response first = under.client.post(PATH, BODY).execute();
                    Response again = under.client.again(PATH, BODY).execute()) {
                String id = messageStart(first);
                assertThat(messageStart(again)).isEqualTo(id);
                assertThat(chats(under)).isOne();
                mayAnswer.countDown();
                assertThat(first.body().string()).contains("Once.").contains("message_stop");
                assertThat(again.body().string()).contains("Once.").contains("message_stop");
            }
            assertThat(chats(under)).isOne();
        }
    }

    @Test
    void theBackendIsCancelledOnlyWhenTheLastClientLeaves() throws Exception {
        CountDownLatch gone = new CountDownLatch(1);
        CountDownLatch mayAnswer = new CountDownLatch(1);
        try (ProxyUnderTest under = ProxyUnderTest.start()) {
            under.backend.onChat((request, in, out) -> {
                mayAnswer.await();
                ScriptedBackend.beginStream(out);
                ScriptedBackend.chunk(out, Chunks.text("Still here."));
                if (in.read() < 0) {
                    gone.countDown();
                }
            });
            Call first = under.client.post(PATH, BODY);
            Call again = under.client.again(PATH, BODY);
            try (Response one = first.execute();
                    Response two = again.execute()) {
                messageStart(one);
                messageStart(two);
                first.cancel();
                mayAnswer.countDown();
                BufferedSource rest = two.body().source();
                while (!rest.readUtf8LineStrict().contains("Still here.")) {
                    assertThat(gone.getCount()).isOne();
                }
                again.cancel();
                assertThat(gone.await(5, TimeUnit.SECONDS)).isTrue();
            }
            assertThat(chats(under)).isOne();
        }
    }

    @Test
    void equalRequestsThatAreNoRetriesGetAnswersOfTheirOwn() throws IOException {
        CountDownLatch both = new CountDownLatch(2);
        try (ProxyUnderTest under = ProxyUnderTest.start()) {
            under.backend.onChat((request, in, out) -> {
                both.countDown();
                both.await();
                ScriptedBackend.stream(Chunks.text("x"), Chunks.end("stop"), Chunks.DONE)
                        .answer(request, in, out);
            });
            try (Response first = under.client.post(PATH, BODY).execute();
                    Response second = under.client.post(PATH, BODY).execute()) {
                assertThat(messageStart(first)).isNotEqualTo(messageStart(second));
            }
            assertThat(chats(under)).isEqualTo(2);
        }
    }

    private static int chats(ProxyUnderTest under) {
        return under.backend.received("/v1/chat/completions").size();
    }

    private static String messageStart(Response response) throws IOException {
        BufferedSource body = response.body().source();
        assertThat(body.readUtf8LineStrict()).isEqualTo("event: message_start");
        return body.readUtf8LineStrict();
    }
}
