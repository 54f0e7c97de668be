package dev.anyclaude.bench.drive;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContextOverflowTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "400: the request exceeds the available context size, try increasing it",
                "This model's maximum context length is 4096 tokens. However, your prompt has 11000",
                "the prompt has 11000 tokens; with an answer of 4 it exceeds the context of 4096",
                "Trying to keep the first 11000 tokens when context the overflows. However, the model is loaded with 4096",
                "The input (11000 tokens) is longer than the model's context length (4096 tokens).",
                "invalid_request_error: prompt is too long: 11000 tokens > 4096 maximum"
            })
    void itIsRecognisedInEveryServersWords(String error) {
        assertThat(ContextOverflow.isOne(error)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "connection refused", "the backend has been silent for too long", "model not found"})
    void otherTroubleIsNoOverflow(String error) {
        assertThat(ContextOverflow.isOne(error)).isFalse();
    }
}
