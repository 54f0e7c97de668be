package dev.anyclaude.proxy.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.DefaultParser;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.apache.commons.cli.ParseException;

/** What a command is told by words, or else by {@link Settings}, or else by default. */
public final class Arguments {
    private static final String HELP = "help";
    private static final String VERSION = "version";
    private static final List<Option> ON_ALL = List.of(
            Option.builder("h").longOpt(HELP).desc("This help.").get(),
            Option.builder("V").longOpt(VERSION).desc("The version.").get());

    private final Command command;
    private final CommandLine given;
    private final Settings settings;

    private Arguments(Command command, CommandLine given, Settings settings) {
        this.command = command;
        this.given = given;
        this.settings = settings;
    }

    /**
     * Reads the words after the command's name.
     *
     * @throws ParseException if one is an option that it has not, or has no value, or if there are more or fewer others than it wants
     */
    public static Arguments parse(Command command, List<String> words, Settings settings) throws ParseException {
        Options options = new Options();
        options(command).forEach(options::addOption);
        CommandLine given = DefaultParser.builder()
                .setAllowPartialMatching(false)
                .get()
                .parse(options, words.toArray(String[]::new));
        Arguments arguments = new Arguments(command, given, settings);
        if (arguments.words().size() != command.words() && !arguments.asksForHelp() && !arguments.asksForVersion()) {
            throw new ParseException(command.name() + " wants " + command.synopsis() + ", not " + arguments.words());
        }
        return arguments;
    }

    /** The command's own and those that all have, in the order of the help. */
    static List<Option> options(Command command) {
        List<Option> options = new ArrayList<>();
        for (Setting setting : command.settings()) {
            options.add(Option.builder()
                    .longOpt(setting.name())
                    .hasArg(!setting.isSwitch())
                    .argName(setting.argument())
                    .desc(setting.description())
                    .get());
        }
        options.addAll(ON_ALL);
        return options;
    }

    /** Whether only help is wanted. */
    public boolean asksForHelp() {
        return given.hasOption(HELP);
    }

    /** Whether only the version is wanted. */
    public boolean asksForVersion() {
        return given.hasOption(VERSION);
    }

    /** Where what is not said by words comes from. */
    public Settings settings() {
        return settings;
    }

    /** Words that belong to no option. */
    public List<String> words() {
        return given.getArgList();
    }

    /**
     * A value without blanks around it; nothing if it is blank or not given.
     *
     * @throws ParseException if it is given twice
     */
    public Optional<String> text(Setting setting) throws ParseException {
        String[] values = values(setting);
        if (values.length > 1) {
            throw new ParseException("--" + setting.name() + " can be given only once");
        }
        return Optional.of((values.length == 1 ? values[0] : other(setting)).strip())
                .filter(text -> !text.isEmpty());
    }

    /** Values with commas between them, or of an option that is given more than once. */
    public List<String> list(Setting setting) {
        String[] values = values(setting);
        String all = values.length > 0 ? String.join(",", values) : other(setting);
        List<String> list = new ArrayList<>();
        for (String each : all.split(",", -1)) {
            if (!each.isBlank()) {
                list.add(each.strip());
            }
        }
        return list;
    }

    /**
     * Whether a switch is on.
     *
     * @throws ParseException if a variable or the file says neither true nor false
     */
    public boolean isOn(Setting setting) throws ParseException {
        String said = given.hasOption(setting.name()) ? "true" : other(setting).toLowerCase(Locale.ROOT);
        return switch (said) {
            case "true" -> true;
            case "false", "" -> false;
            default -> throw new ParseException(setting.name() + " is true or false, not " + said);
        };
    }

    /**
     * A whole number.
     *
     * @throws ParseException if it is none, or not within these bounds
     */
    public int number(Setting setting, int least, int most) throws ParseException {
        String text = text(setting).orElse("");
        try {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
            throw new ParseException(setting.name() + " is from " + least + " to " + most + ", not " + text);
        } catch (NumberFormatException e) {
            throw new ParseException(setting.name() + " is a whole number, not " + text);
        }
    }

    /**
     * One of an enum's constants, called in whatever case.
     *
     * @throws ParseException if it is none of them
     */
    public <E extends Enum<E>> E oneOf(Setting setting, Class<E> type) throws ParseException {
        String text = text(setting).orElse("");
        List<String> names = new ArrayList<>();
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equalsIgnoreCase(text)) {
                return constant;
            }
            names.add(constant.name().toLowerCase(Locale.ROOT));
        }
        throw new ParseException(setting.name() + " is one of " + String.join(", ", names) + ", not " + text);
    }

    /** Every setting with where it comes from, one line a source. */
    public List<String> described() {
        List<String> flags = new ArrayList<>();
        List<String> defaults = new ArrayList<>();
        List<Setting> others = new ArrayList<>();
        for (Setting setting : command.settings()) {
            if (given.hasOption(setting.name())) {
                flags.add(shown(setting, String.join(",", values(setting))));
            } else {
                others.add(setting);
                if (settings.value(setting.name()).isEmpty()
                        && !setting.standard().isEmpty()) {
                    defaults.add(shown(setting, setting.standard()));
                }
            }
        }
        List<String> described = new ArrayList<>();
        describe("flag", flags, described);
        describe("environment", settings.ofEnvironment(others), described);
        describe("file " + settings.fileName(), settings.ofFile(others), described);
        describe("default", defaults, described);
        return described;
    }

    private static void describe(String source, List<String> settings, List<String> described) {
        if (!settings.isEmpty()) {
            described.add("settings by " + source + ": " + String.join(", ", settings));
        }
    }

    /** Name and value; of a switch only whether it is on. */
    static String shown(Setting setting, String value) {
        if (setting.isSwitch()) {
            return value.equalsIgnoreCase("false") ? "no " + setting.name() : setting.name();
        }
        return setting.name() + " " + value;
    }

    private String[] values(Setting setting) {
        String[] values = given.getOptionValues(setting.name());
        return values == null ? new String[0] : values;
    }

    private String other(Setting setting) {
        return settings.value(setting.name()).orElse(setting.standard());
    }
}
