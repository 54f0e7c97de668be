/**
 * Stage 3b: say before the backend answers how much of a prompt it can know already, and why not more; afterwards, whether it did.
 * In: each request as it is sent on, then the backend's counts. Out: an expectation and its verdict.
 */
@NullMarked
package dev.anyclaude.proxy.ledger;

import org.jspecify.annotations.NullMarked;
