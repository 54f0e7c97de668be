package dev.anyclaude.bench.engine;

import java.net.URI;
import java.util.Map;
import java.util.OptionalLong;

/** An OpenAI-compatible server that prompts are sent to, for as long as it is open. Safe for use by several threads. */
public interface BackendUnderTest extends AutoCloseable {

    /** Base address without a trailing slash; chat completions are at {@code <url>/v1/chat/completions}. */
    URI url();

    /** What reports call it: {@code embedded}, {@code fake}, or its address. */
    String name();

    /** Whether its times are made up. Nothing measured on such a backend may confirm a claim. */
    boolean simulated();

    /** The value to send as {@code model}. */
    String model();

    /** What a reader needs to repeat the measurement: versions, sizes, settings; in a stable order. */
    Map<String, String> description();

    /**
     * Whether {@link #reset} can work at all. Where it cannot, a prompt is cold only if it begins with something no earlier
     * prompt began with.
     */
    default boolean canReset() {
        return true;
    }

    /**
     * Whether an earlier prompt may still be cached after others have been sent. Then a request that is to find one certain
     * prompt cached needs an empty cache before that prompt, or it might find its own exact repetition.
     */
    default boolean keepsSeveralPrompts() {
        return false;
    }

    /**
     * Empties the prefix cache, so that the next request prefills its whole prompt.
     *
     * @throws BackendUnderTestException if it cannot, or cannot prove that it did
     */
    void reset();

    /** Whether {@link #restart} can be called: only where the harness started the backend itself, in a process of its own. */
    default boolean canRestart() {
        return false;
    }

    /**
     * Ends the backend's process and starts it again at the same address, which empties its cache whatever else it can do.
     * Returns when it answers.
     *
     * @throws BackendUnderTestException if it does not come up again
     */
    default void restart() {
        throw new UnsupportedOperationException(name() + " was not started here");
    }

    /**
     * Prompt tokens it has found cached since it started or was reset, for a backend that tells the total of all requests and
     * not the count of each; empty for all others.
     */
    default OptionalLong cachedTokensInAll() {
        return OptionalLong.empty();
    }

    /** What it printed last, for a user who wonders why it is gone; empty if the harness did not start it. */
    default String lastWords() {
        return "";
    }

    /** Stops the backend if the harness started it. Calling it again does nothing. */
    @Override
    void close();
}
