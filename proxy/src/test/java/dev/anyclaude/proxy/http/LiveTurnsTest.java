package dev.anyclaude.proxy.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LiveTurnsTest {
    private static final LiveTurns.Live TURN = new LiveTurns.Live() {
        @Override
        public void tick() {}

        @Override
        public void abort() {}
    };

    private final LiveTurns turns = new LiveTurns();

    @Test
    void haveBegunWithTheFirstAndForGood() {
        assertThat(turns.haveBegun()).isFalse();

        turns.add(TURN);
        assertThat(turns.haveBegun()).isTrue();

        turns.remove(TURN);
        assertThat(turns.haveBegun()).isTrue();
    }
}
