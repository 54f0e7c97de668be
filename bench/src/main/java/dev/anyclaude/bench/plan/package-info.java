/**
 * Stage 2: what will be sent, decided before the clock starts. In: recorded sessions, settings, a seed. Out:
 * {@code plan.json}, which names every request by session, turn and the SHA-256 of its body.
 */
@NullMarked
package dev.anyclaude.bench.plan;

import org.jspecify.annotations.NullMarked;
