package dev.anyclaude.proxy.record;

import java.util.function.Supplier;

/**
 * What the head of each file says about this proxy.
 *
 * @param backend its address
 * @param model the upstream model; empty while it is not known
 * @param version of anyclaude
 */
public record RecorderFacts(String backend, Supplier<String> model, String version) {}
