package dev.anyclaude.proxy.ledger;

import dev.anyclaude.proxy.anthropic.MessagesRequest;
import dev.anyclaude.proxy.prefix.NormalisedPrompt;
import dev.anyclaude.proxy.prefix.PromptNormaliser;
import dev.anyclaude.proxy.translate.RequestTranslator;
import dev.anyclaude.proxy.translate.UpstreamOptions;
import dev.anyclaude.proxy.translate.UpstreamRequest;
import java.util.Set;

/** Finds out what the rules that are off would have done: normalises two requests with all rules on. */
final class RuleCheck {
    private static final String SESSION = "check";

    private final RequestTranslator translator = new RequestTranslator();

    boolean wouldContinue(MessagesRequest earlier, MessagesRequest later) {
        PromptNormaliser allRules = new PromptNormaliser(Set.of());
        UpstreamRequest first = translate(allRules, earlier);
        UpstreamRequest second = translate(allRules, later);
        return new PromptChain(first).isContinuedBy(new PromptChain(second), second.body());
    }

    private UpstreamRequest translate(PromptNormaliser rules, MessagesRequest request) {
        NormalisedPrompt prompt = rules.normalise(request, SESSION);
        return translator.translate(request, prompt, translator.encodeHead(prompt), UpstreamOptions.of("any"));
    }
}
