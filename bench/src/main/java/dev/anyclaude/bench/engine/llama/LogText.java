package dev.anyclaude.bench.engine.llama;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the counters in llama.cpp's log, the only place where build 4916 tells them to a Java program. */
final class LogText {
    private static final String CACHED = " \\| kv cache rm \\[(\\d+), end\\)";
    private static final String PROMPT_READ = " \\| prompt done, n_past = ";
    private static final String TIMINGS =
            " \\|\\s+prompt eval time =\\s*([\\d.]+) ms /\\s*(\\d+) tokens[^\\n]*\\n\\s*eval time =\\s*([\\d.]+) ms /\\s*(\\d+) tokens";

    private LogText() {}

    /** Prompt tokens that a task found in the cache, once it has looked. */
    static OptionalInt cached(String log, int task) {
        Matcher line = find(log, task, CACHED);
        return line.find() ? OptionalInt.of(Integer.parseInt(line.group(1))) : OptionalInt.empty();
    }

    /** Whether a task has put the last of its prompt into a batch. */
    static boolean promptRead(String log, int task) {
        return find(log, task, PROMPT_READ).find();
    }

    /** The counters of a finished task. */
    static Optional<EngineCounters> counters(String log, int task) {
        OptionalInt cached = cached(log, task);
        Matcher timings = find(log, task, TIMINGS);
        if (cached.isEmpty() || !timings.find()) {
            return Optional.empty();
        }
        return Optional.of(new EngineCounters(
                cached.getAsInt(),
                Integer.parseInt(timings.group(2)),
                Double.parseDouble(timings.group(1)),
                Integer.parseInt(timings.group(4)),
                Double.parseDouble(timings.group(3))));
    }

    private static Matcher find(String log, int task, String rest) {
        return Pattern.compile("\\| task " + task + rest).matcher(log);
    }
}
