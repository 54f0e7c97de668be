package dev.anyclaude.proxy.cli;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.help.TableDefinition;
import org.apache.commons.cli.help.TextHelpAppendable;
import org.apache.commons.cli.help.TextStyle;

/** What a terminal of 80 columns shows of the commands. */
public final class Help {
    private static final int COLUMNS = 80;
    private static final int SPACES = 2;

    private Help() {}

    /** Of all of them. */
    public static String of(String program, String description, List<Command> commands) {
        List<List<String>> rows = commands.stream()
                .map(each -> List.of(each.name(), each.description()))
                .toList();
        return "Usage: " + program + " COMMAND [OPTIONS]\n"
                + page(description, rows)
                + "\nMore about one of them: " + program + " COMMAND --help\n";
    }

    /** Of one of them. */
    public static String of(String program, Command command) {
        List<List<String>> rows = Arguments.options(command).stream()
                .map(option -> List.of(option(option), option.getDescription()))
                .toList();
        String footer = command.footer().stream().map(line -> line + "\n").collect(Collectors.joining());
        return "Usage: " + program + " " + command.name() + " " + command.synopsis() + "\n"
                + page(command.description(), rows)
                + (footer.isEmpty() ? "" : "\n" + footer);
    }

    private static String option(Option option) {
        String names = (option.getOpt() == null ? "" : "-" + option.getOpt() + ", ") + "--" + option.getLongOpt();
        return option.hasArg() ? names + " " + option.getArgName() : names;
    }

    private static String page(String description, List<List<String>> rows) {
        StringBuilder text = new StringBuilder();
        TextHelpAppendable page = new TextHelpAppendable(text);
        page.setMaxWidth(COLUMNS);
        page.setLeftPad(0);
        page.setIndent(0);
        TextStyle left =
                TextStyle.builder().setLeftPad(SPACES).setScalable(false).get();
        TextStyle right = TextStyle.builder().setLeftPad(SPACES).get();
        try {
            page.appendParagraph(description);
            page.appendTable(TableDefinition.from("", List.of(left, right), List.of("", ""), rows));
        } catch (IOException impossible) {
            throw new IllegalStateException("memory can be written to", impossible);
        }
        return text.toString()
                .lines()
                .filter(line -> !line.isBlank()) // the table's head is
                .map(line -> line.stripTrailing() + "\n")
                .collect(Collectors.joining());
    }
}
