package dev.anyclaude.bench.micro;

import dev.anyclaude.bench.drive.ProxyLauncher;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A process between client and backend: the proxy, or what does nothing in its place. Ends when it is closed. */
final class OverheadProcess implements AutoCloseable {
    private static final String HEAP = "-Xmx96m";
    private static final String LISTENING = "listening on ";

    private final long startedNanos = System.nanoTime();
    private final Process process;
    private final String url;

    private OverheadProcess(List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().merge("ANYCLAUDE_JVM", HEAP, (set, heap) -> heap + ' ' + set);
        process = builder.start();
        BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        url = out.lines()
                .filter(line -> line.startsWith(LISTENING))
                .findFirst()
                .orElseThrow(() -> new IOException(command.get(0) + " has ended and never listened"))
                .substring(LISTENING.length());
    }

    /** The proxy as {@code scripts/anyclaude serve} starts it. */
    static OverheadProcess proxy(String backend) throws IOException {
        Path script = Path.of(System.getProperty("anyclaude.home", "."), "scripts", "anyclaude");
        return new OverheadProcess(List.of(
                script.toString(), "serve", "--port", "0", "--backend", backend, "--no-persist", "--exit-with-stdin"));
    }

    /** {@link PassThrough} with the flags of the proxy. */
    static OverheadProcess passThrough(String backend) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ProxyLauncher.JVM_FLAGS);
        command.add(HEAP);
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(PassThrough.class.getName());
        command.add(backend);
        return new OverheadProcess(command);
    }

    /** Where it listens. */
    String url() {
        return url;
    }

    /** {@link System#nanoTime} before it was started. */
    long startedNanos() {
        return startedNanos;
    }

    /**
     * Lets it run, undisturbed, for so long.
     *
     * @throws IOException if it ends meanwhile
     */
    void runs(long millis) throws IOException, InterruptedException {
        if (process.waitFor(millis, TimeUnit.MILLISECONDS)) {
            throw new IOException("it has ended, with exit code " + process.exitValue());
        }
    }

    long residentBytes() throws IOException {
        Path status = Path.of("/proc", String.valueOf(process.pid()), "status");
        return Files.readAllLines(status, StandardCharsets.UTF_8).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
                .findFirst()
                .orElse(0);
    }

    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
