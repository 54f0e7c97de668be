package dev.anyclaude.bench;

import dev.anyclaude.bench.drive.DriveException;
import dev.anyclaude.bench.engine.BackendUnderTestException;
import dev.anyclaude.bench.gate.GateException;
import dev.anyclaude.bench.interop.InteropException;
import dev.anyclaude.bench.notebook.NotebookException;
import dev.anyclaude.bench.plan.PlanException;
import dev.anyclaude.bench.report.ReportException;
import dev.anyclaude.bench.sample.SampleException;
import dev.anyclaude.bench.session.SessionException;
import dev.anyclaude.bench.verdict.VerdictException;
import java.util.Set;
import picocli.CommandLine;

/** Starts the harness. */
public final class Main {
    /** Failures whose message is written for the user; anything else is a defect of ours and shows where it is. */
    private static final Set<Class<?>> EXPLAINED = Set.of(
            BenchException.class,
            DriveException.class,
            GateException.class,
            BackendUnderTestException.class,
            NotebookException.class,
            PlanException.class,
            SampleException.class,
            SessionException.class,
            InteropException.class,
            VerdictException.class,
            ReportException.class);

    private Main() {}

    /** Runs the command line and ends the JVM with its exit code unless that is 0. */
    public static void main(String[] args) {
        int exit = run(args);
        if (exit != ExitCode.OK) {
            System.exit(exit);
        }
    }

    /** Runs the command line and gives the exit code. */
    static int run(String... args) {
        return commandLine().execute(args);
    }

    /** The command line with the exit code of every failure. */
    static CommandLine commandLine() {
        return new CommandLine(new BenchCommand())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExitCodeExceptionMapper(calledWrongly -> ExitCode.ERROR)
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    if (!EXPLAINED.contains(failure.getClass())) {
                        throw failure;
                    }
                    command.getErr().println("bench: " + failure.getMessage() + FullDisk.advice(failure));
                    return failure instanceof GateException gate ? exitCode(gate.kind()) : ExitCode.ERROR;
                });
    }

    private static int exitCode(GateException.Kind kind) {
        return switch (kind) {
            case TOOL -> ExitCode.ERROR;
            case BASELINE -> ExitCode.BASELINE;
            case UNFIT -> ExitCode.UNFIT;
        };
    }
}
