package dev.anyclaude.bench.drive;

import dev.anyclaude.bench.plan.Route;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import okhttp3.HttpUrl;

/**
 * The proxy under test, in a JVM of its own that ends when this one does: its standard input is held open and closed by the
 * operating system at the latest.
 */
final class ProxyProcess implements AutoCloseable {
    private static final String READY = "listening on ";
    private static final Duration START_TIMEOUT = Duration.ofSeconds(60);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(5);
    private static final int KEPT_LINES = 40;

    private final Process process;
    private final Deque<String> lastLines = new ArrayDeque<>();
    private final CompletableFuture<HttpUrl> ready = new CompletableFuture<>();

    private ProxyProcess(Process process) {
        this.process = process;
        drain(process.getInputStream(), "proxy-out");
        drain(process.getErrorStream(), "proxy-err");
    }

    /**
     * The command that starts the proxy in front of a backend.
     *
     * @param route {@link Route#RAW} for {@code --raw}
     * @param model the backend's model; empty to let the proxy choose
     */
    static List<String> command(String classPath, URI backend, String model, Route route) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ProxyLauncher.JVM_FLAGS);
        command.addAll(List.of(
                "-cp",
                classPath,
                "dev.anyclaude.proxy.Main",
                "serve",
                "--port",
                "0",
                "--backend",
                backend.toString(),
                "--no-persist",
                "--exit-with-stdin"));
        if (!model.isEmpty()) {
            command.addAll(List.of("--model", model));
        }
        if (route == Route.RAW) {
            command.add("--raw");
        }
        return command;
    }

    /**
     * Starts a proxy and waits until it accepts requests.
     *
     * @throws DriveException if it does not, with the last lines it printed
     */
    static ProxyProcess start(List<String> command) {
        ProxyProcess proxy = launch(command);
        proxy.awaitReady();
        return proxy;
    }

    /**
     * Starts a proxy.
     *
     * @throws DriveException if its JVM cannot be started
     */
    static ProxyProcess launch(List<String> command) {
        try {
            ProcessBuilder builder = new ProcessBuilder(command);
            builder.environment().keySet().removeIf(name -> name.startsWith("ANYCLAUDE_"));
            builder.environment().put("ANYCLAUDE_CONFIG", "none"); // what is measured is what the command line says
            return new ProxyProcess(builder.start());
        } catch (IOException e) {
            throw new DriveException("cannot start the proxy: " + e, e);
        }
    }

    /**
     * Waits until it accepts requests.
     *
     * @throws DriveException if it does not, with the last lines it printed; it is closed then
     */
    void awaitReady() {
        try {
            ready.get(START_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            close();
            throw new DriveException("the proxy did not start; it printed: " + lastLines(), e);
        } catch (InterruptedException e) {
            close();
            Thread.currentThread().interrupt();
            throw new DriveException("interrupted while the proxy was starting", e);
        }
    }

    /** Where it listens. */
    HttpUrl url() {
        return ready.join();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** What it printed last, standard output and error together. */
    String lastLines() {
        synchronized (lastLines) {
            return lastLines.isEmpty() ? "nothing" : String.join("\n", lastLines);
        }
    }

    /** Ends it by closing its standard input, and by force if that does not do within 5 s. */
    @Override
    public void close() {
        try {
            process.getOutputStream().close();
            if (!process.waitFor(STOP_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private void drain(InputStream stream, String name) {
        Thread thread = new Thread(() -> read(stream), name);
        thread.setDaemon(true);
        thread.start();
    }

    private void read(InputStream stream) {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                keep(line);
            }
            if (!ready.isDone() && process.waitFor(STOP_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)) {
                ready.completeExceptionally(new IOException("it ended with exit code " + process.exitValue()));
            }
        } catch (IOException e) {
            ready.completeExceptionally(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void keep(String line) {
        synchronized (lastLines) {
            lastLines.add(line);
            if (lastLines.size() > KEPT_LINES) {
                lastLines.remove();
            }
        }
        if (line.startsWith(READY)) {
            HttpUrl url = HttpUrl.parse(line.substring(READY.length()).strip());
            if (url != null) {
                ready.complete(url);
            }
        }
    }
}
