/** What several tests share: generated sessions, golden files, the request direction in one call. */
@NullMarked
package dev.anyclaude.proxy.testing;

import org.jspecify.annotations.NullMarked;
