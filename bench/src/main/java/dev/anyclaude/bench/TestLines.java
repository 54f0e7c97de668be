package dev.anyclaude.bench;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;

/** Shows how far tests of notebooks are: a line for each, and why one failed. */
final class TestLines implements TestExecutionListener {
    private final PrintWriter out;
    private final Map<String, Long> began = new ConcurrentHashMap<>();

    TestLines(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void executionStarted(TestIdentifier test) {
        began.put(test.getUniqueId(), System.nanoTime());
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        boolean failed = result.getStatus() == TestExecutionResult.Status.FAILED;
        if (!test.isTest() && !failed) {
            return;
        }
        long nanos = System.nanoTime() - began.getOrDefault(test.getUniqueId(), System.nanoTime());
        String word = switch (result.getStatus()) {
            case SUCCESSFUL -> "ok     ";
            case ABORTED -> "not run";
            case FAILED -> "FAILED ";
        };
        out.printf(Locale.ROOT, "%s %5.1f s  %s%n", word, nanos / 1e9, test.getDisplayName());
        if (failed) {
            String why = result.getThrowable().map(Throwable::getMessage).orElse("");
            why.lines().forEach(line -> out.println("        " + line));
        }
    }
}
