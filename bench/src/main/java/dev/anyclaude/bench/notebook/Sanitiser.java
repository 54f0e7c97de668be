package dev.anyclaude.bench.notebook;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Takes out of outputs what differs from run to run, before they are compared.
 *
 * @param rules applied in order
 */
public record Sanitiser(List<Rule> rules) {
    /**
     * Instants, times with a unit, ratios written {@code 6.3x}, ports, temporary folders, identity hash codes, and how wide a column
     * is set.
     */
    public static final Sanitiser STANDARD = new Sanitiser(List.of(
            rule("\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d(:\\d\\d(\\.\\d+)?)?Z?", "INSTANT"),
            rule("\\d[\\d,]*(\\.\\d+)?\\s?(ns|µs|ms|s|min)\\b", "TIME"),
            rule("\\d[\\d,]*(\\.\\d+)?[x×](?!\\w)", "RATIO"),
            rule("(127\\.0\\.0\\.1|localhost):\\d+", "ADDRESS"),
            rule("/(?:var/folders|tmp)/[\\w./+-]+", "TEMPORARY"),
            rule("@[0-9a-f]{4,8}\\b", "@HASH"),
            rule("[ \\t]+", " ")));

    private static final Pattern REGEX = Pattern.compile("^regex\\s*:\\s*(.+)$");
    private static final Pattern REPLACE = Pattern.compile("^replace\\s*:\\s?(.*)$");

    /** What to replace by what. */
    public record Rule(Pattern pattern, String replacement) {}

    public Sanitiser {
        rules = List.copyOf(rules);
    }

    /**
     * These rules and those of a file in nbval's form: sections, each with a line {@code regex: …} and a line {@code replace: …}.
     *
     * @throws NotebookException if the file cannot be read or a rule makes no sense
     */
    public Sanitiser with(Path file) {
        List<Rule> all = new ArrayList<>(rules);
        try {
            String regex = "";
            for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
                Matcher pattern = REGEX.matcher(line.strip());
                Matcher replacement = REPLACE.matcher(line.strip());
                if (pattern.matches()) {
                    regex = pattern.group(1);
                } else if (replacement.matches() && !regex.isEmpty()) {
                    all.add(rule(regex, replacement.group(1)));
                    regex = "";
                }
            }
        } catch (IOException | PatternSyntaxException e) {
            throw new NotebookException("cannot take sanitising rules from " + file + ": " + e.getMessage(), e);
        }
        return new Sanitiser(all);
    }

    String clean(String text) {
        String clean = text;
        for (Rule rule : rules) {
            clean = rule.pattern().matcher(clean).replaceAll(Matcher.quoteReplacement(rule.replacement()));
        }
        return clean;
    }

    private static Rule rule(String regex, String replacement) {
        return new Rule(Pattern.compile(regex), replacement);
    }
}
