package dev.anyclaude.bench.notebook;

import java.time.Duration;

/** Is told of every code cell of a run; does nothing with what it is not interested in. */
public interface CellProgress {

    /**
     * A cell begins.
     *
     * @param number among the code cells, from 1
     * @param of how many code cells there are
     */
    default void begins(Cell cell, int number, int of) {}

    /** A cell has ended, with its outputs. */
    default void ended(Cell cell, Duration took) {}

    /** The cells' JVM is gone and a new one goes on, without what earlier cells declared. */
    default void restarted() {}
}
