package dev.anyclaude.bench.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShippedNotebooksTest {
    private static final Path FOLDER = Path.of("notebooks");

    @ParameterizedTest
    @ValueSource(strings = {"validate-6x", "why-it-missed", "compare-backends", "ci-gate", "your-own-session"})
    void everyNotebookIsOfTheFormatHasParametersAndAssertsSomething(String name) throws IOException {
        String json = Files.readString(FOLDER.resolve(name + ".ipynb"), StandardCharsets.UTF_8);

        assertThat(NotebookFormat.violations(json)).isEmpty();
        Notebook notebook = NotebookReader.parse(json);
        assertThat(notebook.isJava()).isTrue();
        assertThat(tags(notebook)).contains("parameters", "assert");
        assertThat(NotebookWriter.render(notebook)).isEqualTo(json);
    }

    @Test
    void noOtherNotebookShips() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            assertThat(files.map(each -> String.valueOf(each.getFileName()))
                            .filter(each -> !each.endsWith(".executed.ipynb")))
                    .containsExactlyInAnyOrder(
                            "validate-6x.ipynb",
                            "why-it-missed.ipynb",
                            "compare-backends.ipynb",
                            "ci-gate.ipynb",
                            "your-own-session.ipynb");
        }
    }

    private static List<String> tags(Notebook notebook) {
        return notebook.cells().stream()
                .flatMap(each -> each.tags().stream())
                .distinct()
                .toList();
    }
}
