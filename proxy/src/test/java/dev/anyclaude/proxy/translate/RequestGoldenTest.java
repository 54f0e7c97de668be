package dev.anyclaude.proxy.translate;

import dev.anyclaude.proxy.prefix.PromptNormaliser;
import dev.anyclaude.proxy.testing.Golden;
import dev.anyclaude.proxy.testing.Upstream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each case is a request as a client sends it ({@code .anthropic.json}) beside the request a backend must get. */
class RequestGoldenTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "first-request",
                "tool-calls",
                "tool-results",
                "thinking",
                "system-in-conversation",
                "images",
                "documents",
                "server-tools",
                "deferred-tools",
                "unknown-blocks",
                "parameters",
                "empty-content"
            })
    void translatesRequest(String name) throws IOException {
        UpstreamOptions options =
                new UpstreamOptions("local", true, true, true, "reasoning", true, OptionalInt.empty(), "");
        check(name, name, new PromptNormaliser(Set.of()), options);
    }

    @ParameterizedTest
    @ValueSource(strings = {"first-request", "system-in-conversation", "deferred-tools"})
    void translatesRequestPlainlyWithoutRules(String name) throws IOException {
        check(name, name + ".raw", PromptNormaliser.raw(), UpstreamOptions.of("local"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"images", "parameters"})
    void keepsToWhatTheBackendTakes(String name) throws IOException {
        UpstreamOptions options = new UpstreamOptions(
                "local", false, false, false, "reasoning_content", true, OptionalInt.of(4096), "\"cache_prompt\":true");
        check(name, name + ".limited", new PromptNormaliser(Set.of()), options);
    }

    private void check(String from, String to, PromptNormaliser normaliser, UpstreamOptions options)
            throws IOException {
        byte[] body = new Upstream(normaliser, options)
                .send(Golden.read(getClass(), from + ".anthropic.json"), "s")
                .body()
                .toByteArray();
        String lines = new String(body, StandardCharsets.UTF_8)
                .replace("\"messages\":[", "\n\"messages\":[\n")
                .replace(",{\"role\":", ",\n{\"role\":")
                .replace("],\"max_tokens\":", "],\n\"max_tokens\":");
        Golden.assertMatches(getClass(), to + ".openai.json", lines + '\n');
    }
}
