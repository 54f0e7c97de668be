package dev.anyclaude.proxy.ledger;

import dev.anyclaude.proxy.anthropic.MessagesRequest;
import dev.anyclaude.proxy.anthropic.SideRequests;
import dev.anyclaude.proxy.json.JsonBytes;
import dev.anyclaude.proxy.translate.UpstreamRequest;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What the backend has been sent, and so could know. Remembers the last answered prompt of each conversation, as a chain of
 * checksums, and of the most recent ones the bytes, so that the first difference can be shown. Thread-safe: one lock, held for
 * look-ups; bytes are compared outside of it.
 */
public final class PrefixLedger {
    private static final int MAX_CONVERSATIONS = 128;
    private static final int MOST_TRIED = 4;

    private final Map<Integer, RememberedPrompt> prompts = new LinkedHashMap<>(16, 0.75f, true);
    private final long maxBodyBytes;
    private final boolean rulesOff;
    private final Causes causes = new Causes();
    private final RuleCheck rules = new RuleCheck();
    private long heldBytes;
    private int conversations;

    /**
     * Creates an empty ledger.
     *
     * @param maxBodyBytes of all prompts kept to show differences
     * @param rulesOff whether any normalising rule is off, so that it may be to blame
     */
    public PrefixLedger(long maxBodyBytes, boolean rulesOff) {
        this.maxBodyBytes = maxBodyBytes;
        this.rulesOff = rulesOff;
    }

    /**
     * Says what of a prompt the backend can know.
     *
     * @param session the client's session id; empty if it sent none
     */
    public LedgerTurn expect(String session, MessagesRequest request, String model, UpstreamRequest upstream) {
        PromptChain chain = new PromptChain(upstream);
        JsonBytes body = upstream.body();
        List<RememberedPrompt> known = known(model);
        Optional<RememberedPrompt> own = own(known, session, request, chain, body);
        Optional<RememberedPrompt> nearest = nearest(known, session, chain, own);
        int shared = nearest.map(other -> other.sharedBytes(chain, body)).orElse(0);
        Comparison comparison = new Comparison(
                chain,
                body,
                request,
                session,
                own,
                nearest,
                shared,
                known.stream()
                        .filter(other -> !session.isEmpty() && other.session.equals(session))
                        .toList());
        MissCause cause = causes.of(comparison);
        Expectation expectation = new Expectation(
                own.map(other -> other.conversation).orElseGet(this::nextConversation),
                own.map(other -> other.turn + 1).orElse(0),
                cause,
                shared,
                chain.end(0),
                chain.promptEnd(),
                nearest.map(other -> other.tokensOf(shared)).orElse(OptionalInt.of(0)),
                cause == MissCause.NONE ? Optional.empty() : comparison.difference());
        return new LedgerTurn(
                this,
                new PendingPrompt(
                        session,
                        model,
                        request.hasTools(),
                        SideRequests.is(request),
                        chain,
                        body,
                        nearest,
                        rulesOff ? request : null,
                        expectation));
    }

    Reuse answered(PendingPrompt sent, OptionalInt promptTokens, OptionalInt cachedTokens) {
        boolean known = promptTokens.isPresent() && cachedTokens.isPresent();
        if (!known) {
            remember(new RememberedPrompt(sent, promptTokens, -1, -1));
            return Reuse.SILENT;
        }
        ReuseCheck check = new ReuseCheck(sent, promptTokens.getAsInt(), cachedTokens.getAsInt());
        remember(new RememberedPrompt(
                sent,
                promptTokens,
                check.isShort() ? check.endPart() : -1,
                check.isShort() ? check.endPartFromEnd() : -1));
        return check.reuse();
    }

    /** Conversations remembered. */
    public int size() {
        synchronized (prompts) {
            return prompts.size();
        }
    }

    private int nextConversation() {
        synchronized (prompts) {
            return conversations++;
        }
    }

    private List<RememberedPrompt> known(String model) {
        synchronized (prompts) {
            List<RememberedPrompt> latestLast = new ArrayList<>(prompts.values());
            latestLast.removeIf(other -> !other.model.equals(model));
            return latestLast;
        }
    }

    /** The conversation that this one goes on with, even if it was changed on the way: of the same session, first message alike. */
    private Optional<RememberedPrompt> own(
            List<RememberedPrompt> known, String session, MessagesRequest request, PromptChain chain, JsonBytes body) {
        RememberedPrompt own = null;
        int most = 0;
        for (RememberedPrompt other : known) {
            if (other.session.equals(session) && other.tools == request.hasTools()) {
                boolean continued = other.chain.isContinuedBy(chain, body);
                int messages = continued ? other.chain.size() : other.chain.sharedMessages(chain, body);
                if (messages > 0 && messages >= most) {
                    own = other;
                    most = messages;
                }
            }
        }
        return own == null && rulesOff ? ownByRules(known, session, request) : Optional.ofNullable(own);
    }

    /** Without the rules even the first message may change from turn to turn. */
    private Optional<RememberedPrompt> ownByRules(
            List<RememberedPrompt> known, String session, MessagesRequest request) {
        List<RememberedPrompt> ofSession =
                known.stream().filter(other -> other.session.equals(session)).toList();
        for (int i = ofSession.size() - 1; i >= Math.max(0, ofSession.size() - MOST_TRIED); i--) {
            MessagesRequest earlier = ofSession.get(i).request;
            if (earlier != null && rules.wouldContinue(earlier, request)) {
                return Optional.of(ofSession.get(i));
            }
        }
        return Optional.empty();
    }

    private static Optional<RememberedPrompt> nearest(
            List<RememberedPrompt> known, String session, PromptChain chain, Optional<RememberedPrompt> own) {
        RememberedPrompt best = own.orElse(null);
        int most = own.map(other -> other.chain.sharedParts(chain)).orElse(-1);
        for (RememberedPrompt other : known) {
            int parts = other.chain.sharedParts(chain);
            boolean closer =
                    parts > most || (parts == most && own.isEmpty() && best != null && !best.session.equals(session));
            if (closer) {
                best = other;
                most = parts;
            }
        }
        return Optional.ofNullable(best);
    }

    private void remember(RememberedPrompt prompt) {
        synchronized (prompts) {
            RememberedPrompt before = prompts.put(prompt.conversation, prompt);
            heldBytes += prompt.bodyBytes() - (before == null ? 0 : before.bodyBytes());
            Iterator<RememberedPrompt> oldest = prompts.values().iterator();
            while (oldest.hasNext() && (heldBytes > maxBodyBytes || prompts.size() > MAX_CONVERSATIONS)) {
                RememberedPrompt each = oldest.next();
                heldBytes -= each.bodyBytes();
                each.dropBody();
                if (prompts.size() > MAX_CONVERSATIONS) {
                    oldest.remove();
                }
            }
        }
    }
}
