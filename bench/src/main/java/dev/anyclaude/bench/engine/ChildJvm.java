package dev.anyclaude.bench.engine;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A program that is told to end by closing its standard input, which the operating system does at the latest when this JVM is
 * gone. Everything it prints is read, the last lines are kept.
 */
final class ChildJvm implements AutoCloseable {
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(5);
    private static final int KEPT_LINES = 40;

    private final Process process;
    private final String readyPrefix;
    private final Deque<String> lastLines = new ArrayDeque<>();
    private final CompletableFuture<Optional<String>> ready = new CompletableFuture<>();

    private final Thread errorReader;
    private final Thread outputReader;

    private ChildJvm(Process process, String readyPrefix) {
        this.process = process;
        this.readyPrefix = readyPrefix;
        errorReader = drain(process.getErrorStream(), "child-err");
        outputReader = drain(process.getInputStream(), "child-out");
    }

    /**
     * Starts a program.
     *
     * @param readyPrefix how the line begins that it prints when it is ready
     */
    static ChildJvm start(List<String> command, String readyPrefix) throws IOException {
        return new ChildJvm(new ProcessBuilder(command).start(), readyPrefix);
    }

    /**
     * Waits until the program is ready.
     *
     * @return the rest of the line that says so; empty if the program ended first, or the time did
     */
    Optional<String> awaitReady(Duration timeout) throws InterruptedException {
        try {
            Optional<String> rest = ready.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            if (rest.isEmpty() && process.waitFor(STOP_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)) {
                errorReader.join(STOP_TIMEOUT.toMillis());
                outputReader.join(STOP_TIMEOUT.toMillis());
            }
            return rest;
        } catch (TimeoutException e) {
            return Optional.empty();
        } catch (ExecutionException e) {
            throw new IllegalStateException("nothing completes it that way", e);
        }
    }

    /** What the program ended with; empty while it runs. */
    OptionalInt exitCode() {
        return process.isAlive() ? OptionalInt.empty() : OptionalInt.of(process.exitValue());
    }

    /** What it printed last, standard output and error together. */
    String lastLines() {
        synchronized (lastLines) {
            return lastLines.isEmpty() ? "nothing" : String.join("\n", lastLines);
        }
    }

    long pid() {
        return process.pid();
    }

    /** Ends it by closing its standard input, and by force if that does not do within 5 s. */
    @Override
    public void close() {
        try {
            process.getOutputStream().close();
            if (process.waitFor(STOP_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (IOException e) {
            // then force must do
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
    }

    private Thread drain(InputStream stream, String name) {
        Thread thread = new Thread(() -> read(stream), name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private void read(InputStream stream) {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                keep(line);
            }
        } catch (IOException e) {
            keep("its output cannot be read: " + e);
        }
        if (stream == process.getInputStream()) {
            ready.complete(Optional.empty());
        }
    }

    private void keep(String line) {
        synchronized (lastLines) {
            lastLines.add(line);
            if (lastLines.size() > KEPT_LINES) {
                lastLines.remove();
            }
        }
        if (line.startsWith(readyPrefix)) {
            ready.complete(Optional.of(line.substring(readyPrefix.length()).strip()));
        }
    }
}
