package dev.anyclaude.bench.notebook;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import jdk.jshell.EvalException;
import jdk.jshell.ExpressionSnippet;
import jdk.jshell.JShell;
import jdk.jshell.JShellException;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.UnresolvedReferenceException;
import jdk.jshell.VarSnippet;

/**
 * What came of one statement, declaration or expression.
 *
 * @param value name of the variable that holds the value of an expression without a semicolon; empty for anything else
 * @param failure why it did not compile or what it threw
 */
record Evaluation(Optional<String> value, Optional<Output.Failure> failure) {
    private static final int FRAMES = 20;

    static Evaluation of(JShell shell, String source) {
        Optional<String> value = Optional.empty();
        for (SnippetEvent event : shell.eval(source)) {
            if (event.causeSnippet() != null) {
                continue;
            }
            if (event.status() == Snippet.Status.REJECTED) {
                return failed(refused(shell, event.snippet(), source));
            }
            if (event.exception() != null) {
                return failed(thrown(event.exception()));
            }
            if (!source.strip().endsWith(";")) {
                value = name(event.snippet());
            }
        }
        return new Evaluation(value, Optional.empty());
    }

    private static Evaluation failed(Output.Failure failure) {
        return new Evaluation(Optional.empty(), Optional.of(failure));
    }

    private static Optional<String> name(Snippet snippet) {
        if (snippet instanceof VarSnippet variable
                && snippet.subKind() == Snippet.SubKind.TEMP_VAR_EXPRESSION_SUBKIND) {
            return Optional.of(variable.name());
        }
        return snippet instanceof ExpressionSnippet expression ? Optional.of(expression.name()) : Optional.empty();
    }

    private static Output.Failure refused(JShell shell, Snippet snippet, String source) {
        List<String> lines = new ArrayList<>();
        shell.diagnostics(snippet).forEach(each -> {
            lines.addAll(each.getMessage(Locale.ROOT).lines().toList());
            int at = (int) Math.max(0, Math.min(each.getPosition(), source.length()));
            int from = source.lastIndexOf('\n', at - 1) + 1;
            int to = source.indexOf('\n', at);
            lines.add("    "
                    + source.substring(from, to < 0 ? source.length() : to).strip());
        });
        String first = lines.isEmpty() ? "not Java" : lines.get(0);
        lines.add(0, CellFailure.COMPILE_ERROR.label() + ": " + first);
        return new Output.Failure(CellFailure.COMPILE_ERROR.label(), first, lines);
    }

    private static Output.Failure thrown(JShellException exception) {
        if (exception instanceof UnresolvedReferenceException unresolved) {
            String message = unresolved.getSnippet().source().strip() + " uses what no cell has declared";
            return CellFailure.COMPILE_ERROR.because(message);
        }
        String name = exception instanceof EvalException thrown
                ? thrown.getExceptionClassName()
                : exception.getClass().getName();
        String message = exception.getMessage() == null ? "" : exception.getMessage();
        List<String> lines = new ArrayList<>();
        lines.add(message.isEmpty() ? name : name + ": " + message);
        trace(exception, lines);
        for (Throwable cause = exception.getCause(); cause instanceof EvalException each; cause = cause.getCause()) {
            lines.add("Caused by: " + each.getExceptionClassName() + ": " + each.getMessage());
            trace(each, lines);
        }
        return new Output.Failure(name, message, lines);
    }

    private static void trace(Throwable thrown, List<String> lines) {
        StackTraceElement[] frames = thrown.getStackTrace();
        for (int i = 0; i < Math.min(FRAMES, frames.length); i++) {
            lines.add("    at " + frames[i]);
        }
    }
}
