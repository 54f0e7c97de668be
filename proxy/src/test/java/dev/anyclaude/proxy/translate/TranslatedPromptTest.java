package dev.anyclaude.proxy.translate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anyclaude.proxy.anthropic.MessagesRequest;
import dev.anyclaude.proxy.anthropic.RequestMemory;
import dev.anyclaude.proxy.prefix.NormalisedPrompt;
import dev.anyclaude.proxy.prefix.PromptNormaliser;
import dev.anyclaude.proxy.testing.SessionGenerator;
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
            TranslatedPrompt before = null;
            for (int turn = 0; turn < 8; turn++) {
                MessagesRequest request = requests.read(session.next());
                NormalisedPrompt prompt = normaliser.normalise(request, "s" + seed);
                byte[] head = translator.encodeHead(prompt);
                int messages = before == null ? 0 : before.sharedMessages(prompt, head, options, 0);
                shared += messages;
                TranslatedPrompt reused =
                        translator.translate(request, prompt, head, options, new TranslatedBeginning(before, messages));
                UpstreamRequest fresh = translator.translate(request, prompt, head, options);
                assertThat(reused.request().body().toByteArray())
                        .isEqualTo(fresh.body().toByteArray());
                assertThat(reused.request().messageStarts()).isEqualTo(fresh.messageStarts());
                assertThat(reused.request().promptEnd()).isEqualTo(fresh.promptEnd());
                before = reused;
            }
        }
        assertThat(shared).isGreaterThan(1_000);
    }

    @Test
    void anotherModelSharesNothing() {
        MessagesRequest request = requests.read(SessionSample.body("1e7", "fix the gate"));
        NormalisedPrompt prompt = normaliser.normalise(request, "one");
        byte[] head = translator.encodeHead(prompt);
        TranslatedPrompt translated = translator.translate(request, prompt, head, options, TranslatedBeginning.NONE);
        assertThat(translated.sharedMessages(prompt, head, UpstreamOptions.of("other"), 0))
                .isZero();
    }
}
