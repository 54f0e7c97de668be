package dev.anyclaude.bench.gate;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A program that was run to its end, such as git or Maven.
 *
 * @param exitCode 0 if all went well
 * @param output what it printed, standard output and error together
 */
record Tool(int exitCode, String output) {
    private static final Duration END = Duration.ofSeconds(10);

    /**
     * Runs a program without input. If it takes too long, it is ended with all that it started; likewise by the undoing.
     *
     * @param log takes what it prints
     * @throws GateException of kind TOOL if it cannot be run or takes too long
     */
    static Tool run(Path folder, List<String> command, Duration limit, Path log, Undo undo) {
        Process process = start(folder, command, log);
        undo.later(() -> end(process));
        return await(process, command.get(0), limit, log);
    }

    /** The same for what is short, or part of the undoing. */
    static Tool run(Path folder, List<String> command, Duration limit, Path log) {
        return await(start(folder, command, log), command.get(0), limit, log);
    }

    private static Process start(Path folder, List<String> command, Path log) {
        try {
            return new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
        } catch (IOException e) {
            throw new GateException(GateException.Kind.TOOL, "cannot run " + command.get(0) + ": " + e.getMessage(), e);
        }
    }

    private static Tool await(Process process, String name, Duration limit, Path log) {
        try {
            process.getOutputStream().close();
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                end(process);
                throw new GateException(
                        GateException.Kind.TOOL,
                        name + " took longer than " + limit.toSeconds() + " s and was ended; its output is in " + log);
            }
            return new Tool(process.exitValue(), new String(Files.readAllBytes(log), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new GateException(GateException.Kind.TOOL, "cannot read what " + name + " says: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new GateException(GateException.Kind.TOOL, "interrupted while running " + name, e);
        }
    }

    private static void end(Process process) {
        List<ProcessHandle> all = process.descendants().toList();
        process.destroyForcibly();
        all.forEach(ProcessHandle::destroyForcibly);
        try {
            process.waitFor(END.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
