package dev.anyclaude.bench.notebook;

import java.util.List;
import java.util.OptionalInt;

/** One thing a cell gave. */
public sealed interface Output {

    /** Calls the visitor's method for this output. */
    <R> R accept(Visitor<R> visitor);

    /**
     * What was printed.
     *
     * @param name {@code stdout} or {@code stderr}
     */
    record Stream(String name, String text) implements Output {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.stream(this);
        }
    }

    /**
     * A thing shown.
     *
     * @param executionCount of the cell if the thing is its value; empty if it was shown on the way
     */
    record Shown(OptionalInt executionCount, MimeBundle bundle) implements Output {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.shown(this);
        }
    }

    /**
     * Why the cell did not come to its end.
     *
     * @param name the exception's class, or one of {@link CellFailure}'s names
     * @param value its message
     * @param traceback lines for the reader
     */
    record Failure(String name, String value, List<String> traceback) implements Output {
        public Failure {
            traceback = List.copyOf(traceback);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.failure(this);
        }
    }

    /** One method per output, so that handling is complete or does not compile. */
    interface Visitor<R> {
        R stream(Stream stream);

        R shown(Shown shown);

        R failure(Failure failure);
    }
}
