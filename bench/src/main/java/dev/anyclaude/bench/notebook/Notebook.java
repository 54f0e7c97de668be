package dev.anyclaude.bench.notebook;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A notebook of format 4.5.
 *
 * @param metadata a JSON object, kept as it is
 * @param cells in order, with different ids
 */
public record Notebook(JsonNode metadata, List<Cell> cells) {

    public Notebook {
        cells = List.copyOf(cells);
        Set<String> ids = new HashSet<>();
        for (Cell cell : cells) {
            if (!ids.add(cell.id())) {
                throw new IllegalArgumentException("two cells have the id " + cell.id());
            }
        }
    }

    /** A notebook for a Java kernel. */
    public static Notebook java(List<Cell> cells) {
        ObjectNode kernel = JsonNodeFactory.instance.objectNode();
        kernel.put("display_name", "Java").put("language", "java").put("name", "java");
        ObjectNode language = JsonNodeFactory.instance.objectNode();
        language.put("file_extension", ".java")
                .put("mimetype", "text/x-java-source")
                .put("name", "java");
        ObjectNode metadata = JsonNodeFactory.instance.objectNode();
        metadata.set("kernelspec", kernel);
        metadata.set("language_info", language);
        return new Notebook(metadata, cells);
    }

    /** The language its metadata name, in lower case; empty if they name none. */
    public Optional<String> language() {
        return Stream.of(
                        metadata.path("language_info").path("name"),
                        metadata.path("kernelspec").path("language"),
                        metadata.path("kernelspec").path("name"))
                .map(each -> each.asString("").toLowerCase(Locale.ROOT))
                .filter(each -> !each.isEmpty())
                .findFirst();
    }

    /** Whether its cells can be run here: they are Java, or not said to be anything else. */
    public boolean isJava() {
        return language().map("java"::equals).orElse(true);
    }

    Notebook withCells(List<Cell> other) {
        return new Notebook(metadata, other);
    }

    /** The same without outputs. */
    Notebook notRun() {
        return withCells(
                cells.stream().map(each -> each.isCode() ? each.notRun() : each).toList());
    }
}
