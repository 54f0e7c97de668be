package dev.anyclaude.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.anyclaude.proxy.cli.Arguments;
import dev.anyclaude.proxy.cli.Command;
import dev.anyclaude.proxy.cli.Help;
import dev.anyclaude.proxy.cli.Settings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.commons.cli.ParseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where options come from when they are not on the command line, or when they are. */
class SettingsTest {
    private static final Command SERVE = new ServeCommand();
    private static final String[] NOTHING = {};

    @TempDir
    private Path home;

    @Test
    void flagsGoBeforeVariablesAndVariablesBeforeTheFile() throws Exception {
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
    void variablesAreNamedAsOptionsAreAndBlankOnesDoNotCount() throws Exception {
        Map<String, String> environment =
                Map.of("ANYCLAUDE_SIDE_REQUESTS", "local", "ANYCLAUDE_MAX_REQUEST_BYTES", "9", "ANYCLAUDE_PORT", " ");
        assertThat(described(environment, NOTHING).get(0))
                .isEqualTo("settings by environment: side-requests local, max-request-bytes 9");
        assertThat(described(environment, NOTHING).get(1)).contains("port 52345");
    }

    @Test
    void theFolderOfTheDesktopStandardAndAnotherFileCanBeNamed() throws Exception {
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
    void keysAreUsedButNeverShownAndAreNoFlags() throws Exception {
        file(".config/anyclaude", "backend-key=s3cret\nkey=of-file\n");
        Map<String, String> environment = Map.of("ANYCLAUDE_KEY", "0pen");
        Settings settings = Settings.read(environment, home);
        assertThat(settings.backendKey()).isEqualTo("s3cret");
        assertThat(settings.key()).isEqualTo("0pen");
        assertThat(String.join("\n", described(environment, NOTHING)))
                .contains("settings by environment: key (not shown)", "config.properties: backend-key (not shown)")
                .doesNotContain("s3cret", "0pen", "of-file");
        assertThatExceptionOfType(ParseException.class).isThrownBy(() -> described(Map.of(), "--key", "0pen"));
    }

    @Test
    void aLineThatIsNoOptionIsAnError() throws IOException {
        file(".config/anyclaude", "prot=1\n");
        Settings settings = Settings.read(Map.of(), home);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings.check(SERVE))
                .withMessageEndingWith("config.properties sets what there is not: [prot]");
    }

    @Test
    void aBlankLineSaysNothing() throws Exception {
        file(".config/anyclaude", "port=\nkey=\n");
        assertThat(described(Map.of(), NOTHING)).hasSize(1).first().asString().contains("by default: port 52345");
    }

    @Test
    void helpFitsAScreen() {
        for (Command command : List.of(SERVE, new DoctorCommand(), new ExplainCommand())) {
            assertThat(Help.of("anyclaude", command).lines().toList())
                    .hasSizeLessThanOrEqualTo(32)
                    .allMatch(line -> line.length() <= 80);
        }
    }

    private List<String> described(Map<String, String> environment, String... words) throws Exception {
        Settings settings = Settings.read(environment, home);
        settings.check(SERVE);
        return Arguments.parse(SERVE, List.of(words), settings).described();
    }

    private Path file(String folder, String text) throws IOException {
        Path file = Files.createDirectories(home.resolve(folder)).resolve("config.properties");
        return Files.writeString(file, text, StandardCharsets.UTF_8);
    }
}
