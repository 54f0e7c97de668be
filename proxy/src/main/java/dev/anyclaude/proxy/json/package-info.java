/**
 * JSON as bytes: text and values are ranges of the request they came in, spliced into what goes out, never decoded on the way.
 * Knows no API.
 */
@NullMarked
package dev.anyclaude.proxy.json;

import org.jspecify.annotations.NullMarked;
