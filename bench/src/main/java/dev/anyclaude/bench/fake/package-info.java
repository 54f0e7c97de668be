/**
 * Beside the stages: backends without a model. {@link dev.anyclaude.bench.fake.FakeBackend} has known costs and a real prefix
 * cache, and shows what the harness would see if the truth were known; {@link dev.anyclaude.bench.fake.ScriptedBackend} plays
 * a fixed script, so that a real client can be recorded.
 */
@NullMarked
package dev.anyclaude.bench.fake;

import org.jspecify.annotations.NullMarked;
