package dev.anyclaude.bench.notebook;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.OptionalInt;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes notebooks of format 4.5 as Jupyter itself lays them out, so that a diff shows what changed. */
public final class NotebookWriter {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private NotebookWriter() {}

    /**
     * Writes a file whole or not at all.
     *
     * @throws NotebookException if it cannot
     */
    public static void write(Notebook notebook, Path file) {
        Path target = file.toAbsolutePath();
        Path part = target.resolveSibling(target.getFileName() + ".part");
        try {
            Files.createDirectories(target.getParent());
            Files.writeString(part, render(notebook), StandardCharsets.UTF_8);
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new NotebookException("cannot write " + file + ": " + e, e);
        }
    }

    /** The file's text. */
    public static String render(Notebook notebook) {
        ObjectNode root = JSON.objectNode();
        ArrayNode cells = JSON.arrayNode();
        notebook.cells().forEach(each -> cells.add(cell(each)));
        root.set("cells", cells);
        root.set("metadata", notebook.metadata());
        root.put("nbformat", 4).put("nbformat_minor", 5);
        DefaultIndenter indent = new DefaultIndenter(" ", "\n");
        Separators separators = Separators.createDefaultInstance()
                .withObjectNameValueSpacing(Separators.Spacing.AFTER)
                .withArrayEmptySeparator("")
                .withObjectEmptySeparator("");
        DefaultPrettyPrinter printer =
                new DefaultPrettyPrinter(separators).withArrayIndenter(indent).withObjectIndenter(indent);
        return MAPPER.writer().with(printer).writeValueAsString(root) + "\n";
    }

    private static ObjectNode cell(Cell cell) {
        ObjectNode node = JSON.objectNode();
        cell.attachments().ifPresent(each -> node.set("attachments", each));
        node.put("cell_type", cell.kind().json());
        if (cell.isCode()) {
            count(node, cell.executionCount());
        }
        node.put("id", cell.id());
        node.set("metadata", cell.metadata());
        if (cell.isCode()) {
            ArrayNode outputs = JSON.arrayNode();
            cell.outputs().forEach(each -> outputs.add(each.accept(new OutputJson())));
            node.set("outputs", outputs);
        }
        node.set("source", lines(cell.source()));
        return node;
    }

    private static void count(ObjectNode node, OptionalInt count) {
        if (count.isPresent()) {
            node.put("execution_count", count.getAsInt());
        } else {
            node.putNull("execution_count");
        }
    }

    private static ArrayNode lines(String text) {
        ArrayNode lines = JSON.arrayNode();
        for (int from = 0; from < text.length(); ) {
            int feed = text.indexOf('\n', from);
            int end = feed < 0 ? text.length() : feed + 1;
            lines.add(text.substring(from, end));
            from = end;
        }
        return lines;
    }

    private static final class OutputJson implements Output.Visitor<ObjectNode> {
        @Override
        public ObjectNode stream(Output.Stream stream) {
            ObjectNode node = JSON.objectNode();
            node.put("name", stream.name()).put("output_type", "stream");
            node.set("text", lines(stream.text()));
            return node;
        }

        @Override
        public ObjectNode shown(Output.Shown shown) {
            ObjectNode data = JSON.objectNode();
            shown.bundle().parts().forEach((type, text) -> data.set(type, part(type, text)));
            ObjectNode node = JSON.objectNode();
            node.set("data", data);
            if (shown.executionCount().isPresent()) {
                count(node, shown.executionCount());
            }
            node.set("metadata", JSON.objectNode());
            node.put("output_type", shown.executionCount().isPresent() ? "execute_result" : "display_data");
            return node;
        }

        @Override
        public ObjectNode failure(Output.Failure failure) {
            ArrayNode traceback = JSON.arrayNode();
            failure.traceback().forEach(traceback::add);
            ObjectNode node = JSON.objectNode();
            node.put("ename", failure.name()).put("evalue", failure.value()).put("output_type", "error");
            node.set("traceback", traceback);
            return node;
        }

        private static JsonNode part(String type, String text) {
            boolean json = type.equals(MimeBundle.JSON) || type.endsWith("+json");
            return json ? MAPPER.readTree(text) : lines(text);
        }
    }
}
