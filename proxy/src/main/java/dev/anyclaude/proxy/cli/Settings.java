package dev.anyclaude.proxy.cli;

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
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Values for options that are not on the command line: from the environment, where {@code --side-requests} is {@code
 * ANYCLAUDE_SIDE_REQUESTS}, or else from a file of properties, where it is {@code side-requests}.
 */
public final class Settings {
    /** Of the name of every variable. */
    public static final String PREFIX = "ANYCLAUDE_";
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
    public static Settings read(Map<String, String> environment, Path home) throws IOException {
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

    /** What clients must bring; empty if they need not. */
    public String key() {
        return value(KEY).orElse("");
    }

    /** What authorises at the backend; empty if nothing is needed. */
    public String backendKey() {
        return value(BACKEND_KEY).orElse("");
    }

    /**
     * Checks that the file says nothing that a command does not know.
     *
     * @throws IllegalArgumentException naming what it says
     */
    public void check(Command command) {
        TreeSet<Object> unknown = new TreeSet<>(properties.keySet());
        command.settings().forEach(setting -> unknown.remove(setting.name()));
        unknown.removeAll(SECRETS);
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(fileName() + " sets what there is not: " + unknown);
        }
    }

    /** Empty if there is none. */
    String fileName() {
        return file.map(Path::toString).orElse("");
    }

    /** What variables say of these and of the keys, for a person to read. */
    List<String> ofEnvironment(List<Setting> settings) {
        return shown(settings, this::variable);
    }

    /** Likewise the file, of what no variable says. */
    List<String> ofFile(List<Setting> settings) {
        return shown(settings, name -> variable(name).isPresent() ? Optional.empty() : value(name));
    }

    private static List<String> shown(List<Setting> settings, Function<String, Optional<String>> source) {
        List<String> shown = new ArrayList<>();
        for (Setting setting : settings) {
            source.apply(setting.name()).ifPresent(value -> shown.add(Arguments.shown(setting, value)));
        }
        for (String secret : SECRETS) {
            source.apply(secret).ifPresent(value -> shown.add(secret + " (not shown)"));
        }
        return shown;
    }

    /** What a variable says, or else the file, without blanks around it; nothing if that is all. */
    Optional<String> value(String name) {
        return variable(name).or(() -> said(properties.getProperty(name)));
    }

    private Optional<String> variable(String name) {
        return said(environment.get(PREFIX + name.toUpperCase(Locale.ROOT).replace('-', '_')));
    }

    private static Optional<String> said(@Nullable String text) {
        return Optional.ofNullable(text).map(String::strip).filter(said -> !said.isEmpty());
    }
}
