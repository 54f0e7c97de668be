/**
 * Writes sessions down for replay. In: requests as they came and events as they went. Out: one file per session, whose form {@code
 * docs/session-format.md} describes.
 */
@NullMarked
package dev.anyclaude.proxy.record;

import org.jspecify.annotations.NullMarked;
