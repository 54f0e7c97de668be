package dev.anyclaude.proxy.ledger;

import dev.anyclaude.proxy.anthropic.MessagesRequest;
import dev.anyclaude.proxy.prefix.NormalisedPrompt;
import dev.anyclaude.proxy.prefix.PromptNormaliser;
import dev.anyclaude.proxy.prefix.RuleName;
import dev.anyclaude.proxy.translate.RequestTranslator;
import dev.anyclaude.proxy.translate.UpstreamOptions;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;
import java.util.Set;

/** A ledger behind the real stages, fed with requests in short. */
final class Conversations {
    static final String TOOLS =
            "{\"name\":\"Count\",\"description\":\"Counts boats.\",\"input_schema\":{\"type\":\"object\"}}";
    private static final String LONG = "You count boats, all of them, in every harbour there is. ".repeat(40);

    private final PromptNormaliser normaliser;
    private final RequestTranslator translator = new RequestTranslator();
    final PrefixLedger ledger;

    Conversations(PrefixLedger ledger, Set<RuleName> off) {
        this.ledger = ledger;
        this.normaliser = new PromptNormaliser(off);
    }

    static Conversations withAllRules() {
        return new Conversations(new PrefixLedger(1 << 20, false), Set.of());
    }

    /** Messages of alternating roles, beginning with the user's. */
    static String messages(String... texts) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < texts.length; i++) {
            out.append(i == 0 ? "" : ",")
                    .append("{\"role\":\"")
                    .append(i % 2 == 0 ? "user" : "assistant")
                    .append("\",\"content\":\"")
                    .append(texts[i])
                    .append("\"}");
        }
        return out.toString();
    }

    LedgerTurn ask(String session, String... texts) {
        return send(session, TOOLS, "", messages(texts));
    }

    LedgerTurn send(String session, String tools, String system, String messages) {
        String body = "{\"model\":\"m\",\"system\":\"" + LONG + system + "\",\"tools\":[" + tools + "],\"messages\":["
                + messages + "]}";
        return send(session, body);
    }

    /** A request for a title. */
    LedgerTurn title(String session, String text) {
        return send(
                session,
                "{\"model\":\"m\",\"system\":\"Name it.\",\"output_config\":{\"format\":{\"type\":\"json_schema\","
                        + "\"schema\":{\"type\":\"object\"}}},\"messages\":[" + messages(text) + "]}");
    }

    private LedgerTurn send(String session, String body) {
        MessagesRequest request = MessagesRequest.read(body.getBytes(StandardCharsets.UTF_8));
        NormalisedPrompt prompt = normaliser.normalise(request, session);
        return ledger.expect(
                session,
                request,
                "m",
                translator.translate(request, prompt, translator.encodeHead(prompt), UpstreamOptions.of("m")));
    }

    /** The backend counts a token for each four bytes and has reused so many of them. */
    static Reuse answered(LedgerTurn turn, int cachedTokens) {
        return turn.answered(OptionalInt.of(tokens(turn)), OptionalInt.of(cachedTokens));
    }

    static int tokens(LedgerTurn turn) {
        return turn.expectation().promptBytes() / 4;
    }
}
