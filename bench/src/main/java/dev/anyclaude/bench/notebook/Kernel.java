package dev.anyclaude.bench.notebook;

import dev.anyclaude.bench.engine.ChildClassPath;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import jdk.jshell.JShell;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;

/**
 * Runs cells in JShell. Their code is compiled here and executed in a JVM of its own, which ends with this one. Used by one thread;
 * a cell runs on another, so that it can be interrupted.
 */
final class Kernel implements AutoCloseable {
    /** The JVM of the cells may take a while on a busy machine. */
    private static final int START_TIMEOUT_MILLIS = 60_000;

    private static final long GRACE_MILLIS = 5_000;
    private static final List<String> IMPORTS = List.of(
            "java.io.*",
            "java.math.*",
            "java.net.*",
            "java.nio.file.*",
            "java.util.*",
            "java.util.concurrent.*",
            "java.util.function.*",
            "java.util.regex.*",
            "java.util.stream.*");

    private final KernelLimits limits;
    private final CellStreams streams;
    private final JShell shell;
    private final Path shown;
    private volatile boolean lost;
    private volatile Optional<Output.Failure> interruption = Optional.empty();

    private Kernel(KernelLimits limits, CellStreams streams, JShell shell, Path shown) {
        this.limits = limits;
        this.streams = streams;
        this.shell = shell;
        this.shown = shown;
    }

    /**
     * Starts the cells' JVM.
     *
     * @param folder what the cells take for the current folder
     * @throws NotebookException if it does not start
     */
    static Kernel start(KernelLimits limits, Path folder) {
        CellStreams streams = new CellStreams(limits.outputBytes());
        String classPath = classPath();
        List<String> options = new ArrayList<>(List.of(
                "-Dfile.encoding=UTF-8",
                "-Djava.awt.headless=true",
                "-Duser.dir=" + folder.toAbsolutePath().normalize(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                classPath));
        String home = System.getProperty("anyclaude.home", "");
        if (!home.isEmpty()) {
            options.add("-Danyclaude.home=" + Path.of(home).toAbsolutePath());
        }
        try {
            Path shown = Files.createTempFile("anyclaude-cell-", ".json");
            JShell shell = JShell.builder()
                    .executionEngine("jdi:timeout(" + START_TIMEOUT_MILLIS + ")")
                    .remoteVMOptions(options.toArray(String[]::new))
                    .compilerOptions("-cp", classPath)
                    .out(streams.out())
                    .err(streams.err())
                    .build();
            Kernel kernel = new Kernel(limits, streams, shell, shown);
            shell.onShutdown(each -> kernel.lost = true);
            IMPORTS.forEach(each -> shell.eval("import " + each + ";"));
            return kernel;
        } catch (IOException | IllegalStateException e) {
            throw new NotebookException("cannot start JShell; a JDK is needed, not only a Java runtime: " + e, e);
        }
    }

    /** Whether the JVM is gone, and with it everything that cells declared. */
    boolean lost() {
        return lost;
    }

    /** Runs a cell to its end, or to its limit. */
    List<Output> run(String source, int count) {
        interruption = Optional.empty();
        CompletableFuture<Void> full = streams.begin();
        CompletableFuture<Optional<Output>> done = new CompletableFuture<>();
        Thread thread = new Thread(() -> complete(done, source, count), "cell-" + count);
        thread.setDaemon(true);
        thread.start();
        Optional<Output> last;
        try {
            CompletableFuture.anyOf(done, full).get(limits.time().toMillis(), TimeUnit.MILLISECONDS);
            last = full.isDone() && !done.isDone() ? interrupt(done, tooLarge("printed")) : done.join();
        } catch (TimeoutException e) {
            String limit = String.format(Locale.ROOT, "%.1f", limits.time().toMillis() / 1e3);
            last = interrupt(done, CellFailure.TIME_LIMIT.because("interrupted after " + limit + " s"));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            last = interrupt(done, CellFailure.TIME_LIMIT.because("the run was interrupted"));
        } catch (java.util.concurrent.ExecutionException | CompletionException e) {
            throw new NotebookException("JShell failed: " + e.getCause(), e);
        }
        List<Output> outputs = new ArrayList<>(streams.outputs());
        if (full.isDone() && interruption.isEmpty()) {
            last = Optional.of(tooLarge("printed"));
        }
        last.ifPresent(outputs::add);
        return outputs;
    }

    /** Ends the cells' JVM. */
    @Override
    public void close() {
        shell.close();
        try {
            Files.deleteIfExists(shown);
        } catch (IOException e) {
            shown.toFile().deleteOnExit();
        }
    }

    /** Absolute, because the cells have another current folder. */
    private static String classPath() {
        return Arrays.stream(ChildClassPath.of(Kernel.class.getClassLoader()).split(File.pathSeparator, -1))
                .filter(each -> !each.isEmpty())
                .map(each -> Path.of(each).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    private Output.Failure tooLarge(String how) {
        return CellFailure.OUTPUT_TOO_LARGE.because(
                "more than " + limits.outputBytes() + " bytes " + how + "; the rest is left out");
    }

    private Optional<Output> interrupt(CompletableFuture<Optional<Output>> done, Output.Failure why) {
        interruption = Optional.of(why);
        shell.stop();
        try {
            done.get(GRACE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            shell.close();
            lost = true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (java.util.concurrent.ExecutionException e) {
            lost = true;
        }
        return Optional.of(why);
    }

    private void complete(CompletableFuture<Optional<Output>> done, String source, int count) {
        try {
            done.complete(evaluate(source, count));
        } catch (IllegalStateException e) {
            // JShell's way to say that it was closed, by the cell or by us
            done.complete(Optional.of(died()));
        } catch (RuntimeException | Error e) { // whatever the compiler throws at a cell must not leave run() waiting
            done.completeExceptionally(e);
        }
    }

    private Optional<Output> evaluate(String source, int count) {
        String rest = source;
        Optional<String> value = Optional.empty();
        while (!rest.isBlank() && interruption.isEmpty()) {
            CompletionInfo next = shell.sourceCodeAnalysis().analyzeCompletion(rest);
            if (next.completeness() == SourceCodeAnalysis.Completeness.EMPTY) {
                break;
            }
            boolean whole = next.completeness().isComplete();
            Evaluation evaluation = Evaluation.of(shell, whole ? next.source() : rest);
            if (lost) {
                return Optional.of(died());
            }
            if (evaluation.failure().isPresent()) {
                return Optional.of(evaluation.failure().get());
            }
            value = evaluation.value();
            rest = whole ? next.remaining() : "";
        }
        return value.isPresent() && interruption.isEmpty() ? show(value.get(), count) : Optional.empty();
    }

    private Optional<Output> show(String name, int count) {
        Evaluation written = Evaluation.of(
                shell, Display.class.getName() + ".write(" + name + ", " + JavaText.literal(shown) + ");");
        if (lost) {
            return Optional.of(died());
        }
        if (written.failure().isPresent()) {
            return Optional.of(written.failure().get());
        }
        try {
            if (Files.size(shown) > limits.outputBytes()) {
                return Optional.of(tooLarge("to show"));
            }
            return Optional.of(new Output.Shown(OptionalInt.of(count), ShownFile.read(shown)));
        } catch (IOException e) {
            throw new NotebookException("cannot read what a cell showed: " + e, e);
        }
    }

    private static Output.Failure died() {
        return CellFailure.KERNEL_DIED.because(
                "the cell's JVM ended: it called System.exit, ran out of memory or crashed; what cells declared is gone");
    }
}
