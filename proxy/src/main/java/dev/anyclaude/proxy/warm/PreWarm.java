package dev.anyclaude.proxy.warm;

import dev.anyclaude.proxy.backend.Affinity;
import dev.anyclaude.proxy.backend.BackendCall;
import dev.anyclaude.proxy.backend.BackendException;
import dev.anyclaude.proxy.backend.BackendStream;
import dev.anyclaude.proxy.backend.HttpBackend;
import dev.anyclaude.proxy.json.JsonBytes;
import dev.anyclaude.proxy.openai.ChatChunk;
import dev.anyclaude.proxy.openai.ChatUsage;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Has the backend read the beginnings of recent prompts while nobody asks anything. It gives way at once: a turn that begins
 * cancels what is being read; after a side request it is tried again, after a main one not, for that has warmed the backend
 * itself. Thread-safe; {@link #run} is for a thread of its own.
 */
public final class PreWarm {
    private final HttpBackend backend;
    private final PrefixStore store;
    private final WarmProof proof;
    private final Consumer<String> log;
    private @Nullable BackendCall running;
    private int turns;
    private boolean over;

    /**
     * Prepares it.
     *
     * @param log is told what was sent and what came of it, without text of prompts
     */
    public PreWarm(HttpBackend backend, PrefixStore store, WarmProof proof, Consumer<String> log) {
        this.backend = backend;
        this.store = store;
        this.proof = proof;
        this.log = log;
    }

    /** Sends what is kept for this backend; returns when all is sent, or a main turn has come. */
    public void run(WarmTarget target) {
        try {
            Deque<WarmPrefix> left = new ArrayDeque<>(store.recent(target.most()).stream()
                    .filter(prefix -> target.models().contains(prefix.model()))
                    .toList());
            while (!left.isEmpty() && awaitQuiet()) {
                if (send(left.getFirst(), target)) {
                    left.removeFirst();
                }
            }
        } catch (IOException e) {
            log.accept("cannot read what was kept: " + e);
        } catch (BackendException e) {
            log.accept("the backend did not take it: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Gives way. To be called before the turn asks the backend, and {@link #turnEnds} after it. */
    public synchronized void turnBegins(boolean main) {
        turns++;
        over |= main;
        if (running != null) {
            running.cancel();
            running = null;
        }
        notifyAll();
    }

    /** The turn has ended. */
    public synchronized void turnEnds() {
        turns--;
        notifyAll();
    }

    /** Whether there is still something to send. */
    private synchronized boolean awaitQuiet() throws InterruptedException {
        while (turns > 0 && !over) {
            wait();
        }
        return !over;
    }

    /** Whether it was read to its end; if not, a turn has come. */
    private boolean send(WarmPrefix prefix, WarmTarget target) throws BackendException {
        long startedNanos = System.nanoTime();
        BackendCall call = backend.prepare(
                JsonBytes.of(prefix.request(target.message(startedNanos), target.extraMembers())),
                new Affinity(prefix.prefixKey(), ""));
        if (!begin(call)) {
            return false;
        }
        ChatUsage usage = ChatUsage.UNKNOWN;
        try (BackendStream chunks = call.open(() -> {})) {
            for (Optional<ChatChunk> chunk = chunks.next(); chunk.isPresent(); chunk = chunks.next()) {
                usage = usage.updatedBy(chunk.get().usage());
            }
        } catch (BackendException e) {
            if (end()) {
                throw e;
            }
            log.accept("gave way to a request");
            return false;
        }
        if (!end()) {
            return false;
        }
        proof.sent(prefix);
        log.accept(String.format(
                Locale.ROOT,
                "the backend has read %s of a recent session in %.1f s%s",
                usage.promptTokens().isPresent()
                        ? String.format(
                                Locale.ROOT, "%,d tokens", usage.promptTokens().getAsInt())
                        : String.format(Locale.ROOT, "%,d bytes", prefix.bytes().length),
                (System.nanoTime() - startedNanos) / 1e9,
                usage.cachedTokens().isPresent()
                        ? String.format(
                                Locale.ROOT,
                                ", %,d known before",
                                usage.cachedTokens().getAsInt())
                        : ""));
        return true;
    }

    private synchronized boolean begin(BackendCall call) {
        if (turns > 0 || over) {
            return false;
        }
        running = call;
        return true;
    }

    /** Whether no turn has come meanwhile. */
    private synchronized boolean end() {
        boolean undisturbed = running != null;
        running = null;
        return undisturbed;
    }
}
