package dev.anyclaude.proxy.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.commons.cli.ParseException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a command is told, and what it cannot be told. */
class ArgumentsTest {
    private static final Setting NAME = Setting.of("name", "TEXT", "What it is called.");
    private static final Setting COUNT = new Setting("count", "N", "7", "How many.");
    private static final Setting UNIT = new Setting("unit", "UNIT", "seconds", "Of what.");
    private static final Setting SOME = Setting.of("some", "ITEM,...", "Which of them.");
    private static final Setting LOUD = Setting.ofSwitch("loud", "Say more.");

    @TempDir
    private Path home;

    @Test
    void valuesComeFromWordsInEitherForm() throws Exception {
        List<String> words = List.of("--name", " a b ", "--count=4", "one", "--loud");
        Settings settings = Settings.read(Map.of("ANYCLAUDE_COUNT", "3"), home);
        Arguments arguments = Arguments.parse(new Example(1), words, settings);
        assertThat(arguments.text(NAME)).contains("a b");
        assertThat(arguments.number(COUNT, 0, 9)).isEqualTo(4);
        assertThat(arguments.isOn(LOUD)).isTrue();
        assertThat(arguments.words()).containsExactly("one");
    }

    @Test
    void valuesComeFromVariablesOrAreTheUsualOnes() throws Exception {
        Arguments arguments = parse(Map.of("ANYCLAUDE_LOUD", "FALSE", "ANYCLAUDE_UNIT", "Minutes"));
        assertThat(arguments.text(NAME)).isEmpty();
        assertThat(arguments.number(COUNT, 0, 9)).isEqualTo(7);
        assertThat(arguments.oneOf(UNIT, TimeUnit.class)).isEqualTo(TimeUnit.MINUTES);
        assertThat(arguments.isOn(LOUD)).isFalse();
        assertThat(arguments.described())
                .containsExactly("settings by environment: unit Minutes, no loud", "settings by default: count 7");
    }

    @Test
    void listsHaveCommasOrOptionsBetween() throws Exception {
        assertThat(parse(Map.of(), "--some", "a, b", "--some", "c").list(SOME)).containsExactly("a", "b", "c");
        assertThat(parse(Map.of("ANYCLAUDE_SOME", "d,,e")).list(SOME)).containsExactly("d", "e");
        assertThat(parse(Map.of()).list(SOME)).isEmpty();
    }

    @Test
    void whatIsNoValueIsNamed() {
        refused(
                "count is a whole number, not x",
                () -> parse(Map.of(), "--count", "x").number(COUNT, 0, 9));
        refused(
                "count is from 0 to 9, not 10",
                () -> parse(Map.of("ANYCLAUDE_COUNT", "10")).number(COUNT, 0, 9));
        refused(
                "loud is true or false, not yes",
                () -> parse(Map.of("ANYCLAUDE_LOUD", "yes")).isOn(LOUD));
        refused(
                "unit is one of nanoseconds, ",
                () -> parse(Map.of(), "--unit", "pint").oneOf(UNIT, TimeUnit.class));
        refused(
                "--name can be given only once",
                () -> parse(Map.of(), "--name", "a", "--name", "b").text(NAME));
    }

    @Test
    void optionsThatThereAreNotAreRefusedEvenIfTheyBeginAsOthers() {
        refused("--nam", () -> parse(Map.of(), "--nam", "x"));
        refused("--wrong", () -> parse(Map.of(), "--wrong"));
        refused("name", () -> parse(Map.of(), "--name"));
    }

    @Test
    void wordsThatAreTooManyOrTooFewAreRefusedUnlessHelpIsWanted() throws Exception {
        refused("example wants [OPTIONS], not [a]", () -> parse(Map.of(), "a"));
        Settings settings = Settings.read(Map.of(), home);
        refused("not []", () -> Arguments.parse(new Example(1), List.of(), settings));
        assertThat(Arguments.parse(new Example(1), List.of("-h"), settings).asksForHelp())
                .isTrue();
        assertThat(Arguments.parse(new Example(1), List.of("--version"), settings)
                        .asksForVersion())
                .isTrue();
    }

    @Test
    void helpFitsATerminal() {
        assertThat(Help.of("anyclaude", new Example(0))).isEqualTo("""
                        Usage: anyclaude example [OPTIONS]
                        Shows what a command is.
                          --name TEXT      What it is called.
                          --count N        How many.
                          --unit UNIT      Of what.
                          --some ITEM,...  Which of them.
                          --loud           Say more.
                          -h, --help       This help.
                          -V, --version    The version.

                        The end.
                        """);
        assertThat(Help.of("anyclaude", "Does things.", List.of(new Example(0))))
                .contains("Usage: anyclaude COMMAND", "  example  Shows what a command is.\n");
    }

    private static void refused(String message, ThrowingCallable attempt) {
        assertThatThrownBy(attempt).isInstanceOf(ParseException.class).hasMessageContaining(message);
    }

    private Arguments parse(Map<String, String> environment, String... words) throws ParseException, IOException {
        return Arguments.parse(new Example(0), List.of(words), Settings.read(environment, home));
    }

    private record Example(int words) implements Command {
        @Override
        public String name() {
            return "example";
        }

        @Override
        public String synopsis() {
            return "[OPTIONS]";
        }

        @Override
        public String description() {
            return "Shows what a command is.";
        }

        @Override
        public List<Setting> settings() {
            return List.of(NAME, COUNT, UNIT, SOME, LOUD);
        }

        @Override
        public List<String> footer() {
            return List.of("The end.");
        }

        @Override
        public int run(Arguments arguments) {
            throw new AssertionError("only read");
        }
    }
}
