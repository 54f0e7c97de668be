package dev.anyclaude.bench.notebook;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A cell.
 *
 * @param id unique in its notebook: 1 to 64 letters, digits, hyphens and underscores
 * @param metadata a JSON object, kept as it is
 * @param source lines end with a line feed
 * @param executionCount position in the order of execution, from 1; code only
 * @param outputs code only
 * @param attachments pictures of a text, kept as they are; never of code
 */
public record Cell(
        Kind kind,
        String id,
        JsonNode metadata,
        String source,
        OptionalInt executionCount,
        List<Output> outputs,
        Optional<JsonNode> attachments) {
    private static final Pattern ID = Pattern.compile("[a-zA-Z0-9_-]{1,64}");

    /** What a cell holds. */
    public enum Kind {
        CODE("code"),
        MARKDOWN("markdown"),
        RAW("raw");

        private final String json;

        Kind(String json) {
            this.json = json;
        }

        /** The word in the file. */
        public String json() {
            return json;
        }
    }

    public Cell {
        outputs = List.copyOf(outputs);
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("not a cell id: " + id);
        }
        if (kind != Kind.CODE && (executionCount.isPresent() || !outputs.isEmpty())) {
            throw new IllegalArgumentException("cell " + id + " is no code, but has outputs");
        }
        if (kind == Kind.CODE && attachments.isPresent()) {
            throw new IllegalArgumentException("cell " + id + " is code, but has attachments");
        }
    }

    /** A text. */
    public static Cell markdown(String id, String source) {
        return plain(Kind.MARKDOWN, id, source);
    }

    /** Code that has not run. */
    public static Cell code(String id, String source, String... tags) {
        Cell cell = plain(Kind.CODE, id, source);
        return tags.length == 0 ? cell : cell.withTags(List.of(tags));
    }

    private static Cell plain(Kind kind, String id, String source) {
        ObjectNode none = JsonNodeFactory.instance.objectNode();
        return new Cell(kind, id, none, source, OptionalInt.empty(), List.of(), Optional.empty());
    }

    /** The labels a user gave it. */
    public List<String> tags() {
        List<String> tags = new ArrayList<>();
        metadata.path("tags").forEach(each -> tags.add(each.asString("")));
        return tags;
    }

    boolean isCode() {
        return kind == Kind.CODE;
    }

    /** Whether one of its outputs is an error. */
    public boolean failed() {
        return outputs.stream().anyMatch(Output.Failure.class::isInstance);
    }

    /** The same, as it is after running. */
    public Cell ran(int count, List<Output> given) {
        return new Cell(kind, id, metadata, source, OptionalInt.of(count), given, attachments);
    }

    Cell notRun() {
        return new Cell(kind, id, metadata, source, OptionalInt.empty(), List.of(), attachments);
    }

    private Cell withTags(List<String> tags) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        tags.forEach(list::add);
        ObjectNode tagged = JsonNodeFactory.instance.objectNode();
        tagged.set("tags", list);
        return new Cell(kind, id, tagged, source, executionCount, outputs, attachments);
    }
}
