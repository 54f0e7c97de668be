package dev.anyclaude.bench.sample;

import dev.anyclaude.bench.plan.Route;
import java.nio.file.Path;

/**
 * The files of a run, which are the run: everything shown is made from them.
 *
 * @param folder they are in
 */
public record RunFiles(Path folder) {
    /** What is to be sent, written before the first request. */
    public Path plan() {
        return folder.resolve("plan.json");
    }

    /** The conditions, written before the first request. */
    public Path manifest() {
        return folder.resolve("manifest.json");
    }

    /** Every request, as it was seen. */
    public Path samples() {
        return folder.resolve("samples.jsonl");
    }

    /** Whether the machine was fit; runs older than that check have none. */
    public Path fitness() {
        return folder.resolve("fitness.json");
    }

    /** What the proxy on a route said of each turn, in the form of docs/turn-log.md; there if it was told to. */
    public Path turns(Route route) {
        return folder.resolve("turns-" + route.json() + ".jsonl");
    }

    /** What the samples permit to say. */
    public Path summary() {
        return folder.resolve("summary.json");
    }
}
