/**
 * Examines a backend before anybody works with it. In: the address of a backend. Out: {@link
 * dev.anyclaude.proxy.doctor.Finding}s, each with what it costs and what would help.
 */
@NullMarked
package dev.anyclaude.proxy.doctor;

import org.jspecify.annotations.NullMarked;
