package dev.anyclaude.proxy.turn;

import dev.anyclaude.proxy.anthropic.ApiException;
import dev.anyclaude.proxy.anthropic.MessagesRequest;
import dev.anyclaude.proxy.anthropic.SideRequests;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Keeps side requests out of the main conversation's way. Where the backend has slots, each conversation keeps its own and the
 * side requests share another; elsewhere a side request waits until no main turn runs. Thread-safe.
 */
public final class Lanes {
    /** A main turn that runs longer than this does not hold side requests up any more: clients give up after some minutes. */
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(2);

    private static final Duration LOOK_AGAIN = Duration.ofMillis(200);

    private final SidePolicy policy;
    private final ModelChoice models;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition mainEnded = lock.newCondition();
    private final SlotTable slots = new SlotTable();
    private int mainTurns;

    /** Lanes to the backend whose models these are. */
    public Lanes(SidePolicy policy, ModelChoice models) {
        this.policy = policy;
        this.models = models;
    }

    /** One turn's right to run. Confined to its thread. */
    final class Pass implements AutoCloseable {
        private final boolean side;
        private OptionalInt slot = OptionalInt.empty();

        private Pass(boolean side) {
            this.side = side;
        }

        /** The slot to ask the backend for; empty if it may choose, or has none. */
        OptionalInt slot(String conversation) {
            OptionalInt count = models.known().slots();
            if (policy == SidePolicy.PASS || count.orElse(1) < 2) {
                return OptionalInt.empty();
            }
            if (side) {
                return OptionalInt.of(count.getAsInt() - 1);
            }
            lock.lock();
            try {
                slot = slots.take(conversation, count.getAsInt());
                return slot;
            } finally {
                lock.unlock();
            }
        }

        @Override
        public void close() {
            lock.lock();
            try {
                if (!side) {
                    mainTurns--;
                    slot.ifPresent(slots::release);
                    mainEnded.signalAll();
                }
            } finally {
                lock.unlock();
            }
        }
    }

    /** The text of an answer that needs no model; empty if it needs one. */
    Optional<String> localAnswer(MessagesRequest request) {
        return policy == SidePolicy.LOCAL ? SideRequest.title(request) : Optional.empty();
    }

    /**
     * Lets a turn in, a side request perhaps only after a while.
     *
     * @throws ApiException if the turn is given up meanwhile
     */
    Pass enter(MessagesRequest request, Cancellation cancellation) {
        boolean side = policy != SidePolicy.PASS && SideRequests.is(request);
        lock.lock();
        try {
            if (side && models.known().slots().orElse(1) < 2) {
                awaitQuiet(cancellation);
            }
            if (!side) {
                mainTurns++;
            }
            return new Pass(side);
        } finally {
            lock.unlock();
        }
    }

    private void awaitQuiet(Cancellation cancellation) {
        try {
            for (long left = LONGEST_WAIT.toNanos(); mainTurns > 0 && left > 0; left -= LOOK_AGAIN.toNanos()) {
                if (cancellation.isCancelled()) {
                    throw givenUp();
                }
                left += Math.max(0, mainEnded.awaitNanos(LOOK_AGAIN.toNanos()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw givenUp();
        }
    }

    private static ApiException givenUp() {
        return new ApiException(ApiException.Kind.API, "the turn was given up while it waited");
    }
}
