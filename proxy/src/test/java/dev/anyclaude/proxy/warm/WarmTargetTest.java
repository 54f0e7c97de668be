package dev.anyclaude.proxy.warm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anyclaude.proxy.backend.BackendModel;
import dev.anyclaude.proxy.backend.BackendModels;
import dev.anyclaude.proxy.json.JsonBytes;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WarmTargetTest {
    /** It would read a prompt that it knows whole from its first token. */
    @Test
    void vllmMlxIsNeverSentTheSamePromptTwice() {
        WarmTarget target = target("vllm-mlx");

        assertThat(target.message(1)).isNotEqualTo(target.message(2)).isNotEmpty();
        assertThat(new String(prefix().request(target.message(255), ""), StandardCharsets.UTF_8))
                .isEqualTo("{\"messages\":[{\"role\":\"user\",\"content\":\"ff\"}],\"max_tokens\":1,\"stream\":true,"
                        + "\"stream_options\":{\"include_usage\":true}}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"llamacpp", "vllm", "sglang", "omlx", "library", ""})
    void othersFindAllOfItCachedTheSecondTime(String owner) {
        WarmTarget target = target(owner);

        assertThat(target.message(1)).isEqualTo(target.message(2));
    }

    private static WarmTarget target(String owner) {
        BackendModel model = new BackendModel("m", 0, owner, OptionalInt.empty());
        return WarmTarget.of(new BackendModels(List.of(model), "", OptionalInt.empty()), "m");
    }

    private static WarmPrefix prefix() {
        byte[] head = "{\"messages\":[".getBytes(StandardCharsets.UTF_8);
        return WarmPrefix.of("m", "key", JsonBytes.of(head), head.length);
    }
}
