package dev.anyclaude.bench.gate;

import java.util.ArrayDeque;
import java.util.Deque;

/** Takes steps back, the last one first: when closed, and at the latest when the JVM ends, as after Ctrl-C. */
final class Undo implements AutoCloseable {
    private final Deque<Runnable> steps = new ArrayDeque<>();
    private final Thread atExit = new Thread(this::all, "undo");

    private Undo() {}

    static Undo open() {
        Undo undo = new Undo();
        Runtime.getRuntime().addShutdownHook(undo.atExit);
        return undo;
    }

    /** Adds a step; it must not fail, and must do no harm where there is nothing to take back any more. */
    synchronized void later(Runnable step) {
        steps.push(step);
    }

    private synchronized void all() {
        while (!steps.isEmpty()) {
            steps.pop().run();
        }
    }

    @Override
    public void close() {
        all();
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException e) {
            return; // the JVM is ending, and the hook finds nothing left to do
        }
    }
}
