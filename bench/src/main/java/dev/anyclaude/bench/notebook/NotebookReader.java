package dev.anyclaude.bench.notebook;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** Reads notebooks of format 4. Those before 4.5 have no cell ids; they get {@code cell-1}, {@code cell-2} and so on. */
public final class NotebookReader {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final Set<String> ids = new HashSet<>();

    private NotebookReader() {}

    /**
     * Reads a file.
     *
     * @throws NotebookException if it cannot be read or is no notebook; the message names the file
     */
    public static Notebook read(Path file) {
        String json;
        try {
            json = Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new NotebookException("cannot read " + file + ": " + e, e);
        }
        try {
            return parse(json);
        } catch (NotebookException e) {
            throw new NotebookException(file + ": " + e.getMessage(), e);
        }
    }

    /**
     * Reads a file's text.
     *
     * @throws NotebookException if it is no notebook
     */
    public static Notebook parse(String json) {
        try {
            return new NotebookReader().notebook(MAPPER.readTree(json));
        } catch (JacksonException e) {
            String where = e.getLocation() == null
                    ? ""
                    : " at line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr();
            throw new NotebookException("invalid JSON" + where + ": " + e.getOriginalMessage(), e);
        } catch (IllegalArgumentException e) {
            throw new NotebookException("no valid notebook: " + e.getMessage(), e);
        }
    }

    private Notebook notebook(JsonNode root) {
        if (!root.isObject() || !root.has("nbformat")) {
            throw new NotebookException("no notebook: a JSON object with a list of cells is expected");
        }
        if (root.path("nbformat").asInt(0) != 4) {
            throw new NotebookException("a notebook of format 4 is expected, this one says " + root.path("nbformat")
                    + "; Jupyter converts older ones: jupyter nbconvert --to notebook");
        }
        List<Cell> cells = new ArrayList<>();
        for (JsonNode cell : root.path("cells")) {
            cells.add(cell(cell, cells.size() + 1));
        }
        return new Notebook(object(root.path("metadata")), cells);
    }

    private Cell cell(JsonNode cell, int number) {
        Cell.Kind kind = kind(cell.path("cell_type").asString(""), number);
        List<Output> outputs = new ArrayList<>();
        for (JsonNode output : cell.path("outputs")) {
            outputs.add(output(output, number));
        }
        JsonNode count = cell.path("execution_count");
        JsonNode attachments = cell.path("attachments");
        return new Cell(
                kind,
                id(cell.path("id").asString(""), number),
                object(cell.path("metadata")),
                text(cell.path("source")),
                kind == Cell.Kind.CODE && count.isInt() ? OptionalInt.of(count.asInt()) : OptionalInt.empty(),
                outputs,
                kind != Cell.Kind.CODE && attachments.isObject() ? Optional.of(attachments) : Optional.empty());
    }

    private String id(String given, int number) {
        String id = given.isEmpty() ? "cell-" + number : given;
        while (!ids.add(id) && given.isEmpty()) {
            id = id + "-";
        }
        return id;
    }

    private static Cell.Kind kind(String word, int number) {
        for (Cell.Kind kind : Cell.Kind.values()) {
            if (kind.json().equals(word)) {
                return kind;
            }
        }
        throw new NotebookException("cell " + number + " is of an unknown type: \"" + word + "\"");
    }

    private static Output output(JsonNode output, int number) {
        String type = output.path("output_type").asString("");
        return switch (type) {
            case "stream" -> new Output.Stream(output.path("name").asString("stdout"), text(output.path("text")));
            case "display_data" -> new Output.Shown(OptionalInt.empty(), bundle(output.path("data")));
            case "execute_result" ->
                new Output.Shown(OptionalInt.of(output.path("execution_count").asInt(0)), bundle(output.path("data")));
            case "error" -> {
                List<String> traceback = new ArrayList<>();
                output.path("traceback").forEach(each -> traceback.add(each.asString("")));
                yield new Output.Failure(
                        output.path("ename").asString(""), output.path("evalue").asString(""), traceback);
            }
            default ->
                throw new NotebookException("cell " + number + " has an output of an unknown type: \"" + type + "\"");
        };
    }

    private static MimeBundle bundle(JsonNode data) {
        Map<String, String> parts = new LinkedHashMap<>();
        data.properties().forEach(each -> {
            boolean json =
                    each.getKey().equals(MimeBundle.JSON) || each.getKey().endsWith("+json");
            parts.put(each.getKey(), json ? each.getValue().toString() : text(each.getValue()));
        });
        return new MimeBundle(parts);
    }

    /** Texts are strings or lists of lines. */
    private static String text(JsonNode node) {
        if (!node.isArray()) {
            return node.asString("");
        }
        StringBuilder text = new StringBuilder();
        node.forEach(line -> text.append(line.asString("")));
        return text.toString();
    }

    private static JsonNode object(JsonNode node) {
        return node.isObject() ? node : JsonNodeFactory.instance.objectNode();
    }
}
