package dev.anyclaude.proxy;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Values for options that are not on the command line: from the environment, where {@code --side-requests} is {@code
 * ANYCLAUDE_SIDE_REQUESTS}, or else from a file of properties, where it is {@code side-requests}.
 */
final class Settings implements CommandLine.IDefaultValueProvider {
    static final String PREFIX = "ANYCLAUDE_";
    /** Names another file, or {@code none}. */
    private static final String FILE = PREFIX + "CONFIG";

    private static final String KEY = "key";
    private static final String BACKEND_KEY = "backend-key";

    /** No options: command lines can be seen by others. */
    private static final List<String> SECRETS = List.of(KEY, BACKEND_KEY);

    private final Map<String, String> environment;
    private final Optional<Path> file;
    private final Properties properties;

    private Settings(Map<String, String> environment, Optional<Path> file, Properties properties) {
        this.environment = environment;
        this.file = file;
        this.properties = properties;
    }

    /**
     * Reads the file, if there is one.
     *
     * @param environment variables by name
     * @param home the user's home
     * @throws IOException if it is there and cannot be read
     */
    static Settings read(Map<String, String> environment, Path home) throws IOException {
        String named = environment.getOrDefault(FILE, "");
        String configurations = environment.getOrDefault("XDG_CONFIG_HOME", "");
        Path usual = (configurations.isBlank() ? home.resolve(".config") : Path.of(configurations))
                .resolve("anyclaude")
                .resolve("config.properties");
        Path file = named.isBlank() ? usual : Path.of(named);
        Properties properties = new Properties();
        if (named.equals("none") || (named.isBlank() && !Files.exists(file))) {
            return new Settings(environment, Optional.empty(), properties);
        }
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IllegalArgumentException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
        return new Settings(environment, Optional.of(file), properties);
    }

    @Override
    public @Nullable String defaultValue(ArgSpec argument) {
        return argument instanceof OptionSpec option && isSetting(option)
                ? value(name(option)).orElse(null)
                : null;
    }

    /** Those that the command's options get their values from. */
    static Settings of(CommandSpec command) {
        return (Settings) command.defaultValueProvider();
    }

    /** What clients must bring; empty if they need not. */
    String key() {
        return value(KEY).orElse("");
    }

    /** What authorises at the backend; empty if nothing is needed. */
    String backendKey() {
        return value(BACKEND_KEY).orElse("");
    }

    /**
     * Checks that the file says nothing that no option is called.
     *
     * @throws IllegalArgumentException naming what it says
     */
    void check(CommandSpec command) {
        TreeSet<Object> unknown = new TreeSet<>(properties.keySet());
        command.options().forEach(option -> unknown.remove(name(option)));
        unknown.removeAll(SECRETS);
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(
                    file.map(Path::toString).orElse("") + " sets what there is not: " + unknown);
        }
    }

    /** Every setting with where it comes from, one line a source. */
    List<String> described(CommandLine.ParseResult given) {
        List<String> flags = new ArrayList<>();
        List<String> variables = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        List<String> defaults = new ArrayList<>();
        for (OptionSpec option : given.commandSpec().options()) {
            if (isSetting(option)) {
                String name = name(option);
                String shown = shown(name, option.getValue());
                if (given.hasMatchedOption(option)) {
                    flags.add(shown);
                } else if (variable(name).isPresent()) {
                    variables.add(shown);
                } else if (properties.containsKey(name)) {
                    lines.add(shown);
                } else if (option.getValue() != null && !shown.endsWith(" ") && !shown.startsWith("no ")) {
                    defaults.add(shown);
                }
            }
        }
        for (String secret : SECRETS) {
            if (!value(secret).orElse("").isEmpty()) {
                (variable(secret).isPresent() ? variables : lines).add(secret + " (not shown)");
            }
        }
        List<String> described = new ArrayList<>();
        describe("flag", flags, described);
        describe("environment", variables, described);
        describe("file " + file.map(Path::toString).orElse(""), lines, described);
        describe("default", defaults, described);
        return described;
    }

    private static void describe(String source, List<String> settings, List<String> described) {
        if (!settings.isEmpty()) {
            described.add("settings by " + source + ": " + String.join(", ", settings));
        }
    }

    private static String shown(String name, @Nullable Object value) {
        if (value instanceof Boolean on) {
            return on ? name : "no " + name;
        }
        String text = value instanceof List<?> list
                ? String.join(",", list.stream().map(String::valueOf).toList())
                : String.valueOf(value);
        return name + " " + (value instanceof Enum<?> ? text.toLowerCase(Locale.ROOT) : text);
    }

    private Optional<String> value(String name) {
        return variable(name)
                .or(() -> Optional.ofNullable(properties.getProperty(name)).map(String::strip));
    }

    private Optional<String> variable(String name) {
        String variable = PREFIX + name.toUpperCase(Locale.ROOT).replace('-', '_');
        return Optional.ofNullable(environment.get(variable)).map(String::strip).filter(text -> !text.isEmpty());
    }

    private static boolean isSetting(OptionSpec option) {
        return !option.usageHelp() && !option.versionHelp() && !option.hidden();
    }

    private static String name(OptionSpec option) {
        return option.longestName().replaceFirst("^-+", "");
    }
}
