package dev.anyclaude.proxy.ledger;

import java.util.OptionalInt;

/**
 * An expectation compared with what the backend reported.
 *
 * @param expectedTokens what could have been reused, at this prompt's own tokens per byte; an estimate; empty if the backend is silent
 */
public record Reuse(ReuseVerdict verdict, OptionalInt expectedTokens) {
    static final Reuse SILENT = new Reuse(ReuseVerdict.BACKEND_SILENT, OptionalInt.empty());
}
