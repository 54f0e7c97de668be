package dev.anyclaude.proxy.translate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anyclaude.proxy.anthropic.MessagesRequest;
import dev.anyclaude.proxy.anthropic.RequestMemory;
import dev.anyclaude.proxy.prefix.NormalisedPrompt;
import dev.anyclaude.proxy.prefix.PromptNormaliser;
import dev.anyclaude.proxy.testing.SessionGenerator;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TranslatedPromptTest {
    private final RequestTranslator translator = new RequestTranslator();
    private final PromptNormaliser normaliser = new PromptNormaliser(Set.of());
    private final RequestMemory requests = new RequestMemory(1 << 20);
    private final UpstreamOptions options = UpstreamOptions.of("a-model");

    @Test
    void beginningWithTheBytesOfTheTurnBeforeChangesNothing() {
        int shared = 0;
        for (long seed = 0; seed < 60; seed++) {
            SessionGenerator session = new SessionGenerator(seed, "garden");
            Optional<TranslatedPrompt> before = Optional.empty();
            for (int turn = 0; turn < 8; turn++) {
                MessagesRequest request = requests.read(session.next());
                NormalisedPrompt prompt = normaliser.normalise(request, "s" + seed);
                byte[] head = translator.encodeHead(prompt);
                shared += before.map(each -> each.sharedMessages(prompt, head, options))
                        .orElse(0);
                TranslatedPrompt reused = translator.translate(request, prompt, head, options, before);
                UpstreamRequest fresh = translator.translate(request, prompt, head, options);
                assertThat(reused.request().body()).isEqualTo(fresh.body());
                assertThat(reused.request().messageStarts()).isEqualTo(fresh.messageStarts());
                assertThat(reused.request().promptEnd()).isEqualTo(fresh.promptEnd());
                before = Optional.of(reused);
            }
        }
        assertThat(shared).isGreaterThan(1_000);
    }

    @Test
    void anotherModelSharesNothing() {
        MessagesRequest request = requests.read(SessionSample.body("1e7", "fix the gate"));
        NormalisedPrompt prompt = normaliser.normalise(request, "one");
        byte[] head = translator.encodeHead(prompt);
        TranslatedPrompt translated = translator.translate(request, prompt, head, options, Optional.empty());
        assertThat(translated.sharedMessages(prompt, head, UpstreamOptions.of("other")))
                .isZero();
    }
}
