/**
 * Support: what the proxy leaves on disk. Files only their owner may read, written on threads of their own so that a slow disk
 * slows no turn.
 */
@NullMarked
package dev.anyclaude.proxy.disk;

import org.jspecify.annotations.NullMarked;
