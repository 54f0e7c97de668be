package dev.anyclaude.proxy.ledger;

import dev.anyclaude.proxy.anthropic.MessagesRequest;
import dev.anyclaude.proxy.anthropic.SideRequests;
import java.nio.charset.StandardCharsets;

/** Finds why a prompt does not continue another. */
final class Causes {
    /** In a head this occurs once without backslashes, behind the tools; in schemas perhaps, but not later. */
    private static final byte[] BEHIND_TOOLS = "\"messages\":[".getBytes(StandardCharsets.UTF_8);

    /** The head, and two turns: no shorter conversation is summarised. */
    private static final int LEAST_PARTS_TO_SUMMARISE = 5;

    private final RuleCheck rules = new RuleCheck();

    MissCause of(Comparison comparison) {
        if (comparison.isContinuation()) {
            return MissCause.NONE;
        }
        if (SideRequests.is(comparison.request())) {
            return MissCause.SIDE_REQUEST;
        }
        return comparison.own().isPresent()
                ? changed(comparison, comparison.own().get())
                : begun(comparison);
    }

    private MissCause changed(Comparison comparison, RememberedPrompt own) {
        MessagesRequest earlier = own.request;
        if (earlier != null && rules.wouldContinue(earlier, comparison.request())) {
            return MissCause.RULE_OFF;
        }
        PromptChain chain = comparison.chain();
        int at = own.sharedBytes(chain, comparison.body());
        if (at < chain.end(0) && at < own.chain.end(0)) {
            return at < toolsEnd(comparison.body().first(chain.end(0)))
                    ? MissCause.CLIENT_CHANGED_TOOLS
                    : MissCause.CLIENT_CHANGED_SYSTEM;
        }
        boolean atTheStart = chain.partAt(at) <= 2;
        return atTheStart && isSummarised(own.chain, chain) ? MissCause.COMPACTION : MissCause.CLIENT_CHANGED_HISTORY;
    }

    private static MissCause begun(Comparison comparison) {
        if (comparison.ofSession().stream().allMatch(other -> other.side)) {
            return MissCause.FIRST_OF_SESSION;
        }
        return comparison.ofSession().stream()
                        .anyMatch(other -> other.chain.sharedParts(comparison.chain()) > 0
                                && isSummarised(other.chain, comparison.chain()))
                ? MissCause.COMPACTION
                : MissCause.NEW_CONVERSATION;
    }

    private static boolean isSummarised(PromptChain before, PromptChain after) {
        return before.size() >= LEAST_PARTS_TO_SUMMARISE && after.size() < before.size();
    }

    private static int toolsEnd(byte[] head) {
        for (int at = head.length - BEHIND_TOOLS.length; at >= 0; at--) {
            int same = 0;
            while (same < BEHIND_TOOLS.length && head[at + same] == BEHIND_TOOLS[same]) {
                same++;
            }
            if (same == BEHIND_TOOLS.length) {
                return at;
            }
        }
        return 0;
    }
}
