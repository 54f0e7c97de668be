package dev.anyclaude.bench.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class NotebookFileTest {
    @Test
    void whatIsWrittenIsReadAgain() {
        Notebook notebook = sample();

        String json = NotebookWriter.render(notebook);

        assertThat(NotebookReader.parse(json)).isEqualTo(notebook);
        assertThat(NotebookWriter.render(NotebookReader.parse(json))).isEqualTo(json);
    }

    @Test
    void everythingWrittenIsAsTheFormatWantsIt() {
        assertThat(NotebookFormat.violations(NotebookWriter.render(sample()))).isEmpty();
        assertThat(NotebookFormat.violations(NotebookWriter.render(Notebook.java(List.of()))))
                .isEmpty();
    }

    @Test
    void theCheckOfTheFormatFindsWhatIsWrong() {
        String json = NotebookWriter.render(sample());

        assertThat(NotebookFormat.violations(json.replace("\"nbformat\": 4", "\"extra\": 1,\n \"nbformat\": 4")))
                .containsExactly("root: unknown key extra");
        assertThat(NotebookFormat.violations(json.replace("\"id\": \"text\"", "\"id\": \"a b\"")))
                .containsExactly("cell 1: id \"a b\"");
        assertThat(NotebookFormat.violations(json.replace("\"execution_count\": 1,\n   \"id\"", "\"id\"")))
                .containsExactly("cell 2: no execution_count");
        assertThat(NotebookFormat.violations(json.replace("\"ename\"", "\"name\"")))
                .containsExactly("cell 2: output: no ename", "cell 2: output: unknown key name");
    }

    @Test
    void linesAreKeptWithTheirFeedsSoThatDiffsAreByLine() {
        assertThat(NotebookWriter.render(sample())).contains("\"int x = 1;\\n\",\n    \"x\"");
    }

    @Test
    void notebooksBeforeIdsGetSome() {
        Notebook read = NotebookReader.parse("""
                {"cells":[{"cell_type":"markdown","metadata":{},"source":"one"},
                {"cell_type":"code","metadata":{},"source":["a\\n","b"],"outputs":[],"execution_count":null}],
                "metadata":{"kernelspec":{"language":"java"}},"nbformat":4,"nbformat_minor":2}""");

        assertThat(read.cells()).extracting(Cell::id).containsExactly("cell-1", "cell-2");
        assertThat(read.cells().get(1).source()).isEqualTo("a\nb");
        assertThat(NotebookFormat.violations(NotebookWriter.render(read))).isEmpty();
    }

    @Test
    void whatIsNoNotebookIsSaidToBeNone() {
        assertThatThrownBy(() -> NotebookReader.parse("{\"cells\": ["))
                .hasMessageStartingWith("invalid JSON at line 1");
        assertThatThrownBy(() -> NotebookReader.parse("[]")).hasMessageContaining("a JSON object with a list of cells");
        assertThatThrownBy(() -> NotebookReader.parse("{\"nbformat\":3,\"worksheets\":[]}"))
                .hasMessageContaining("format 4 is expected, this one says 3");
        assertThatThrownBy(() -> NotebookReader.parse("""
                {"cells":[{"cell_type":"code","id":"a"},{"cell_type":"raw","id":"a"}],"metadata":{},"nbformat":4}""")).hasMessageContaining("two cells have the id a");
    }

    static Notebook sample() {
        Cell code = Cell.code("code", "int x = 1;\nx", "assert")
                .ran(
                        1,
                        List.of(
                                new Output.Stream("stdout", "one\ntwo"),
                                new Output.Shown(
                                        OptionalInt.of(1),
                                        MimeBundle.text("≥ 6x")
                                                .with(MimeBundle.HTML, "<b>6</b>")
                                                .with(MimeBundle.JSON, "{\"a\":[1]}")),
                                new Output.Failure("java.lang.Error", "no", List.of("java.lang.Error: no"))));
        return Notebook.java(List.of(Cell.markdown("text", "# Title\n\ntext"), code));
    }
}
