/** Event streams as frames; knows no API. In: bytes of a stream. Out: frames, and frames as bytes. */
@NullMarked
package dev.anyclaude.proxy.sse;

import org.jspecify.annotations.NullMarked;
