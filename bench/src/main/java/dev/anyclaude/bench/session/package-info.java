/**
 * Stage 1: what was recorded. In: session files, as the proxy writes them ({@code docs/session-format.md}). Out:
 * {@link dev.anyclaude.bench.session.RecordedSession}s, and the same files without any of their words.
 */
@NullMarked
package dev.anyclaude.bench.session;

import org.jspecify.annotations.NullMarked;
