package dev.anyclaude.bench.drive;

import dev.anyclaude.bench.engine.BackendUnderTest;
import dev.anyclaude.bench.engine.BackendUnderTestException;
import dev.anyclaude.bench.plan.Arm;
import dev.anyclaude.bench.sample.Outcome;
import dev.anyclaude.bench.sample.TokenCounts;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;

/**
 * How prompts are made cold on one backend: it empties its cache, or else a new marker begins the prompt, or else it is
 * restarted. The last way is only tried where the first ones were seen to fail, and only with a server the harness started.
 */
final class ColdState {
    /** From the cheapest to the dearest. */
    enum Way {
        RESET,
        MARKER,
        RESTART
    }

    private final BackendUnderTest backend;
    private final Deque<Way> ways = new ArrayDeque<>();
    private final Way first;
    private Optional<Nonce> nonce = Optional.empty();

    ColdState(BackendUnderTest backend) {
        this.backend = backend;
        if (backend.canReset()) {
            ways.add(Way.RESET);
        }
        if (!backend.canReset() || backend.canRestart()) {
            ways.add(Way.MARKER);
        }
        if (backend.canRestart()) {
            ways.add(Way.RESTART);
        }
        first = way();
        begin();
    }

    /** The way now taken. */
    Way way() {
        return ways.element();
    }

    /** What to say of a prompt made cold in a way that was not the first choice; empty if it was. */
    String footing() {
        return way() == first
                ? ""
                : "made cold by a " + way().name().toLowerCase(Locale.ROOT) + ", the "
                        + first.name().toLowerCase(Locale.ROOT) + " was seen to leave it cached";
    }

    /** Whether it may turn out not to work while there is another one. */
    boolean hasAnother() {
        return ways.size() > 1;
    }

    /** The marker in every prompt, if prompts are marked. */
    Optional<Nonce> nonce() {
        return nonce;
    }

    /**
     * Looks for the first way that the backend's own count bears out. Where it counts nothing the first way is kept.
     *
     * @param send sends a prompt of real size in the state of the moment and gives what was counted
     */
    void settle(Supplier<TokenCounts> send) {
        if (send.get().cachedTokens().isEmpty()) {
            return;
        }
        while (hasAnother()) {
            next();
            Acceptance judged = Acceptance.judge(Arm.COLD, Outcome.COMPLETED, send.get(), OptionalInt.empty());
            if (judged.accepted()) {
                return;
            }
            ways.remove();
            begin();
        }
    }

    /**
     * Makes the next prompt cold.
     *
     * @throws DriveException if the backend refuses or does not come up again
     */
    void next() {
        try {
            switch (way()) {
                case RESET -> backend.reset();
                case MARKER -> nonce.orElseThrow().change();
                case RESTART -> backend.restart();
            }
        } catch (BackendUnderTestException e) {
            throw new DriveException(
                    "the backend's cache cannot be emptied, so nothing can be called cold: " + e.getMessage(), e);
        }
    }

    private void begin() {
        nonce = way() == Way.MARKER ? Optional.of(new Nonce()) : Optional.empty();
    }
}
