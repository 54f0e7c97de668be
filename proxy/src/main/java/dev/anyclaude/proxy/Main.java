package dev.anyclaude.proxy;

import dev.anyclaude.proxy.cli.Arguments;
import dev.anyclaude.proxy.cli.Command;
import dev.anyclaude.proxy.cli.Help;
import dev.anyclaude.proxy.cli.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.commons.cli.ParseException;

/** The command {@code anyclaude}. */
public final class Main {
    private static final String NAME = "anyclaude";
    private static final int WRONG_ARGUMENTS = 2;

    private Main() {}

    /** Runs a command and exits: 0 when told to end, 1 if it cannot start, 2 for wrong arguments. */
    public static void main(String[] args) throws InterruptedException {
        System.exit(run(List.of(args)));
    }

    private static int run(List<String> words) throws InterruptedException {
        List<Command> commands = List.of(new ServeCommand(), new DoctorCommand(), new ExplainCommand());
        String first = words.isEmpty() ? "--help" : words.get(0);
        Optional<Command> command =
                commands.stream().filter(each -> each.name().equals(first)).findFirst();
        if (command.isPresent()) {
            return run(command.get(), words.subList(1, words.size()));
        }
        String help = Help.of(NAME, "Lets Claude Code work with a model on this machine.", commands);
        switch (first) {
            case "--help", "-h" -> System.out.print(help);
            case "--version", "-V" -> System.out.println(version());
            default -> {
                System.err.print(NAME + ": there is no command " + first + "\n" + help);
                return WRONG_ARGUMENTS;
            }
        }
        return 0;
    }

    private static int run(Command command, List<String> words) throws InterruptedException {
        try {
            Settings settings = Settings.read(System.getenv(), Path.of(System.getProperty("user.home")));
            Arguments arguments = Arguments.parse(command, words, settings);
            if (arguments.asksForHelp()) {
                System.out.print(Help.of(NAME, command));
                return 0;
            }
            if (arguments.asksForVersion()) {
                System.out.println(version());
                return 0;
            }
            return command.run(arguments);
        } catch (ParseException e) {
            System.err.println(NAME + ": " + e.getMessage() + "; see " + NAME + " " + command.name() + " --help");
            return WRONG_ARGUMENTS;
        } catch (IOException e) {
            System.err.println(NAME + ": cannot read the settings: " + e.getMessage());
            return 1;
        }
    }

    private static String version() {
        return NAME + " " + Wiring.version();
    }
}
