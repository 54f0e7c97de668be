/**
 * Stages 3 and 5: from one API to the other and back; the only package that sees both, and pure. In: a normalised prompt. Out: the
 * bytes of an upstream request.
 */
@NullMarked
package dev.anyclaude.proxy.translate;

import org.jspecify.annotations.NullMarked;
