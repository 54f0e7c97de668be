package dev.anyclaude.bench.notebook;

import java.time.Duration;

/** Is told of every code cell of a run. */
public interface CellProgress {

    /**
     * A cell begins.
     *
     * @param number among the code cells, from 1
     * @param of how many code cells there are
     */
    void begins(Cell cell, int number, int of);

    /** A cell has ended, with its outputs. */
    void ended(Cell cell, Duration took);

    /** The cells' JVM is gone and a new one goes on, without what earlier cells declared. */
    void restarted();
}
