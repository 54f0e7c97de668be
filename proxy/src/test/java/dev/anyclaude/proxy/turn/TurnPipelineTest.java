package dev.anyclaude.proxy.turn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anyclaude.proxy.anthropic.ApiException;
import dev.anyclaude.proxy.anthropic.MessagesRequest;
import dev.anyclaude.proxy.anthropic.StreamEvent;
import dev.anyclaude.proxy.backend.BackendAddress;
import dev.anyclaude.proxy.backend.HttpBackend;
import dev.anyclaude.proxy.cache.PromptCache;
import dev.anyclaude.proxy.ledger.PrefixLedger;
import dev.anyclaude.proxy.prefix.PromptNormaliser;
import dev.anyclaude.proxy.telemetry.Outcome;
import dev.anyclaude.proxy.telemetry.TurnRecord;
import dev.anyclaude.proxy.testing.ProxyClient;
import dev.anyclaude.proxy.testing.ScriptedBackend;
import dev.anyclaude.proxy.translate.RequestTranslator;
import dev.anyclaude.proxy.warm.Warming;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TurnPipelineTest {
    private static final String PIECE = "data: {\"choices\":[{\"delta\":{\"content\":\"One \"}}]}\n\n";
    private static final String ANSWER =
            "data: {\"choices\":[{\"delta\":{\"content\":\"Three.\"},\"finish_reason\":\"stop\"}]}\n\ndata: [DONE]\n\n";

    private final List<TurnRecord> told = new ArrayList<>();

    @Test
    void tellsOfATurnBeforeItsClientCanKnowThatItHasEnded() throws IOException {
        try (ScriptedBackend backend = ScriptedBackend.start()) {
            backend.onChat(ScriptedBackend.stream(ANSWER));
            KeepingSink sink = new KeepingSink();

            TurnRecord turn = pipeline(backend.url()).run(request(), sink);

            assertThat(sink.toldAtTheEnd).containsExactly(1);
            assertThat(told).containsExactly(turn);
            assertThat(turn.outcome()).isEqualTo(Outcome.COMPLETED);
            assertThat(turn.timeToFirstToken()).isPresent();
        }
    }

    @Test
    void sendsTogetherWhatCameTogether() throws IOException {
        try (ScriptedBackend backend = ScriptedBackend.start()) {
            backend.onChat(ScriptedBackend.stream(PIECE.repeat(20) + ANSWER));
            KeepingSink sink = new KeepingSink();

            pipeline(backend.url()).run(request(), sink);

            assertThat(sink.writes).isEmpty();
            assertThat(sink.last)
                    .filteredOn(StreamEvent.BlockDelta.class::isInstance)
                    .hasSize(21);
            assertThat(sink.last.get(sink.last.size() - 1)).isInstanceOf(StreamEvent.MessageStop.class);
        }
    }

    @Test
    void handsOverWhatCameBeforeAFailureFirst() throws IOException {
        try (ScriptedBackend backend = ScriptedBackend.start()) {
            backend.onChat(ScriptedBackend.stream(PIECE.repeat(2) + "data: {{{\n\n"));
            KeepingSink sink = new KeepingSink();

            TurnRecord turn = pipeline(backend.url()).run(request(), sink);

            assertThat(turn.outcome()).isEqualTo(Outcome.FAILED);
            assertThat(turn.timeToFirstToken()).isPresent();
            assertThat(sink.writes).hasSize(1);
            assertThat(sink.writes.get(0))
                    .filteredOn(StreamEvent.BlockDelta.class::isInstance)
                    .hasSize(2);
            assertThat(sink.failures).hasSize(1);
        }
    }

    private TurnPipeline pipeline(String backendUrl) {
        HttpBackend backend = new HttpBackend(BackendAddress.parse(backendUrl), "");
        ModelChoice models = new ModelChoice(backend, Optional.empty());
        Preparation preparation = new Preparation(
                new PromptNormaliser(Set.of()),
                new PromptCache(System::nanoTime, Duration.ofHours(1), 1 << 20),
                new RequestTranslator(),
                models,
                new PrefixLedger(1 << 20, false));
        return new TurnPipeline(
                preparation,
                backend,
                new Lanes(SidePolicy.ISOLATE, models),
                Warming.NONE,
                List.of(told::add),
                System::nanoTime);
    }

    private static TurnRequest request() {
        byte[] body = ProxyClient.ask(true).getBytes(StandardCharsets.UTF_8);
        return new TurnRequest(MessagesRequest.read(body), "s", body.length, System.nanoTime());
    }

    /** Keeps what it is given. */
    private final class KeepingSink implements TurnSink {
        private final List<List<StreamEvent>> writes = new ArrayList<>();
        private final List<ApiException> failures = new ArrayList<>();
        private final List<Integer> toldAtTheEnd = new ArrayList<>();
        private List<StreamEvent> last = List.of();

        @Override
        public void announce(StreamEvent.MessageStart start, Runnable cancel) {
            assertThat(start.id()).startsWith("msg_");
        }

        @Override
        public void begin(boolean eventsFollow) {
            // nothing to show for it here
        }

        @Override
        public void send(List<StreamEvent> events) {
            writes.add(events);
        }

        @Override
        public void end(List<StreamEvent> events) {
            toldAtTheEnd.add(told.size());
            last = events;
        }

        @Override
        public void backendLives() {
            // nothing to show for it here
        }

        @Override
        public void fail(ApiException failure) {
            failures.add(failure);
        }

        @Override
        public boolean clientLeft() {
            return false;
        }
    }
}
