package dev.anyclaude.proxy.turn;

import dev.anyclaude.proxy.backend.BackendCall;
import java.util.Optional;

/** Gives a turn up, also before there is a call to give up. Thread-safe. */
final class Cancellation {
    private Optional<BackendCall> call = Optional.empty();
    private boolean cancelled;

    synchronized void cancel() {
        cancelled = true;
        call.ifPresent(BackendCall::cancel);
    }

    synchronized boolean isCancelled() {
        return cancelled;
    }

    /** From now on this call is what is given up; at once, if that was decided before. */
    synchronized BackendCall covering(BackendCall made) {
        call = Optional.of(made);
        if (cancelled) {
            made.cancel();
        }
        return made;
    }
}
