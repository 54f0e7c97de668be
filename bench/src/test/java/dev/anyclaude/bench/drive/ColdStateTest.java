package dev.anyclaude.bench.drive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anyclaude.bench.engine.BackendUnderTest;
import dev.anyclaude.bench.sample.TokenCounts;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ColdStateTest {
    private static final int PROMPT = 1_000;

    @Test
    void cacheThatCanBeEmptiedIsEmptied() {
        Backend backend = new Backend(true, true, Set.of(ColdState.Way.RESET));

        assertThat(settled(backend).way()).isEqualTo(ColdState.Way.RESET);
        assertThat(backend.restarts).isZero();
    }

    @Test
    void resetThatLeavesThePromptCachedGivesWayToAMarker() {
        Backend backend = new Backend(true, true, Set.of(ColdState.Way.MARKER, ColdState.Way.RESTART));

        ColdState cold = settled(backend);

        assertThat(cold.way()).isEqualTo(ColdState.Way.MARKER);
        assertThat(cold.nonce()).isPresent();
        assertThat(backend.restarts).isZero();
    }

    @Test
    void whereNeitherHelpsTheServerIsRestarted() {
        Backend backend = new Backend(true, true, Set.of(ColdState.Way.RESTART));

        ColdState cold = settled(backend);
        cold.next();

        assertThat(cold.way()).isEqualTo(ColdState.Way.RESTART);
        assertThat(cold.nonce()).isEmpty();
        assertThat(backend.restarts).isEqualTo(1);
        assertThat(backend.send(cold)).isZero();
    }

    @Test
    void serverOfSomebodyElseIsNeverRestarted() {
        Backend backend = new Backend(false, false, Set.of());

        ColdState cold = settled(backend);

        assertThat(cold.way()).isEqualTo(ColdState.Way.MARKER);
        assertThat(cold.hasAnother()).isFalse();
    }

    @Test
    void backendThatCountsNothingKeepsItsFirstWay() {
        ColdState cold = new ColdState(new Backend(false, true, Set.of()));

        cold.settle(() -> TokenCounts.UNKNOWN);

        assertThat(cold.way()).isEqualTo(ColdState.Way.MARKER);
    }

    private static ColdState settled(Backend backend) {
        ColdState cold = new ColdState(backend);
        cold.settle(
                () -> new TokenCounts(OptionalInt.of(PROMPT), OptionalInt.of(backend.send(cold)), OptionalInt.of(1)));
        return cold;
    }

    /** Forgets in some ways and not in others; a restart always works. */
    private static final class Backend implements BackendUnderTest {
        private final boolean canReset;
        private final boolean canRestart;
        private final Set<ColdState.Way> forgetsBy;
        private final List<String> cached = new ArrayList<>();
        private int restarts;

        Backend(boolean canReset, boolean canRestart, Set<ColdState.Way> forgetsBy) {
            this.canReset = canReset;
            this.canRestart = canRestart;
            this.forgetsBy = forgetsBy;
        }

        /** Tokens it finds cached of a prompt that begins with the marker of the moment, if there is one. */
        int send(ColdState cold) {
            String prompt = cold.nonce()
                    .filter(unused -> forgetsBy.contains(ColdState.Way.MARKER))
                    .map(nonce -> new String(
                            nonce.fill(Nonce.PLACEHOLDER.getBytes(StandardCharsets.US_ASCII)),
                            StandardCharsets.US_ASCII))
                    .orElse("");
            boolean hit = cached.contains(prompt);
            cached.add(prompt);
            return hit ? PROMPT - 1 : 0;
        }

        @Override
        public boolean canReset() {
            return canReset;
        }

        @Override
        public void reset() {
            if (forgetsBy.contains(ColdState.Way.RESET)) {
                cached.clear();
            }
        }

        @Override
        public boolean canRestart() {
            return canRestart;
        }

        @Override
        public void restart() {
            restarts++;
            cached.clear();
        }

        @Override
        public URI url() {
            return URI.create("http://127.0.0.1:1");
        }

        @Override
        public String name() {
            return "forgetful";
        }

        @Override
        public boolean simulated() {
            return true;
        }

        @Override
        public String model() {
            return "none";
        }

        @Override
        public Map<String, String> description() {
            return Map.of();
        }

        @Override
        public void close() {
            cached.clear();
        }
    }
}
