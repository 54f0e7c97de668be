package dev.anyclaude.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Where options come from when they are not on the command line, or when they are. */
class SettingsTest {
    private static final String[] NOTHING = {};

    @TempDir
    private Path home;

    @Test
    void flagsGoBeforeVariablesAndVariablesBeforeTheFile() throws IOException {
        file(".config/anyclaude", "port=1\nmodel=of-file\nhost=::1\nno-persist=true\nwithout=tool-order,same-role\n");
        Map<String, String> environment = Map.of("ANYCLAUDE_PORT", "2", "ANYCLAUDE_MODEL", "of-variable");
        assertThat(described(environment, "--port", "3", "--raw"))
                .containsExactly(
                        "settings by flag: port 3, raw",
                        "settings by environment: model of-variable",
                        "settings by file " + home.resolve(".config/anyclaude/config.properties")
                                + ": host ::1, no-persist, without tool-order,same-role",
                        "settings by default: side-requests isolate, debug 0, max-request-bytes 67108864");
    }

    @Test
    void variablesAreNamedAsOptionsAreAndBlankOnesDoNotCount() throws IOException {
        Map<String, String> environment =
                Map.of("ANYCLAUDE_SIDE_REQUESTS", "local", "ANYCLAUDE_MAX_REQUEST_BYTES", "9", "ANYCLAUDE_PORT", " ");
        assertThat(described(environment, NOTHING).get(0))
                .isEqualTo("settings by environment: side-requests local, max-request-bytes 9");
        assertThat(described(environment, NOTHING).get(1)).contains("port 52345");
    }

    @Test
    void theFolderOfTheDesktopStandardAndAnotherFileCanBeNamed() throws IOException {
        file("xdg/anyclaude", "port=7\n");
        Path other = file("other", "port=8\n");
        assertThat(described(Map.of("XDG_CONFIG_HOME", home.resolve("xdg").toString()), NOTHING)
                        .get(0))
                .endsWith("config.properties: port 7");
        assertThat(described(Map.of("ANYCLAUDE_CONFIG", other.toString()), NOTHING)
                        .get(0))
                .endsWith("config.properties: port 8");
        file(".config/anyclaude", "port=9\n");
        assertThat(described(Map.of("ANYCLAUDE_CONFIG", "none"), NOTHING).get(0))
                .contains("by default: port 52345");
    }

    @Test
    void aFileThatIsNamedButNotThereIsAnError() {
        assertThatIOException()
                .isThrownBy(() -> Settings.read(
                        Map.of("ANYCLAUDE_CONFIG", home.resolve("no").toString()), home));
    }

    @Test
    void keysAreUsedButNeverShownAndAreNoFlags() throws IOException {
        file(".config/anyclaude", "backend-key=s3cret\nkey=of-file\n");
        Map<String, String> environment = Map.of("ANYCLAUDE_KEY", "0pen");
        Settings settings = Settings.read(environment, home);
        assertThat(settings.backendKey()).isEqualTo("s3cret");
        assertThat(settings.key()).isEqualTo("0pen");
        assertThat(String.join("\n", described(environment, NOTHING)))
                .contains("settings by environment: key (not shown)", "config.properties: backend-key (not shown)")
                .doesNotContain("s3cret", "0pen", "of-file");
        assertThatExceptionOfType(CommandLine.ParameterException.class)
                .isThrownBy(() -> described(Map.of(), "--key", "0pen"));
    }

    @Test
    void aLineThatIsNoOptionIsAnError() throws IOException {
        file(".config/anyclaude", "prot=1\n");
        Settings settings = Settings.read(Map.of(), home);
        CommandLine serve = serve(settings);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings.check(serve.getCommandSpec()))
                .withMessageEndingWith("config.properties sets what there is not: [prot]");
    }

    @Test
    void helpFitsAScreen() throws IOException {
        List<String> lines = serve(Settings.read(Map.of(), home))
                .getUsageMessage(CommandLine.Help.Ansi.OFF)
                .lines()
                .toList();
        assertThat(lines).hasSizeLessThanOrEqualTo(32).allMatch(line -> line.length() <= 80);
    }

    private List<String> described(Map<String, String> environment, String... arguments) throws IOException {
        Settings settings = Settings.read(environment, home);
        List<String> words = new ArrayList<>(List.of("serve"));
        words.addAll(List.of(arguments));
        CommandLine.ParseResult given = Main.commandLine(settings)
                .parseArgs(words.toArray(String[]::new))
                .subcommand();
        settings.check(given.commandSpec());
        return settings.described(given);
    }

    private static CommandLine serve(Settings settings) {
        return Objects.requireNonNull(
                Main.commandLine(settings).getSubcommands().get("serve"));
    }

    private Path file(String folder, String text) throws IOException {
        Path file = Files.createDirectories(home.resolve(folder)).resolve("config.properties");
        return Files.writeString(file, text, StandardCharsets.UTF_8);
    }
}
