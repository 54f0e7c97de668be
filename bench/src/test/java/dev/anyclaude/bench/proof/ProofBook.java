package dev.anyclaude.bench.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** {@code proof.json} with every proof's last result, and {@code README.md} made of it. */
public final class ProofBook {
    private static final String SCHEMA = "anyclaude-proof/1";
    private static final String HEADER = """
            # What the harness proves of itself

            Written by `mvn -Pproof verify`, which fails where a bound does not hold; the same numbers are in `proof.json`. None of them
            says anything about a model: they say how often the statistics are wrong when the truth is known, and how late the clock is.
            Sections marked SIMULATED had no model and no real costs.
            """;

    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Path folder;

    /** The book in a folder, which is made when something is put down. */
    public ProofBook(Path folder) {
        this.folder = folder;
    }

    /** The one that is committed; tests run in the module's folder. */
    public static ProofBook committed() {
        return new ProofBook(Path.of("..", "reports", "proof"));
    }

    /** Puts a result down in place of the one it had. */
    public void put(Proof proof) {
        Path json = folder.resolve("proof.json");
        Map<String, JsonNode> sections = new TreeMap<>();
        try {
            Files.createDirectories(folder);
            if (Files.exists(json)) {
                MAPPER.readTree(Files.readAllBytes(json))
                        .path("proofs")
                        .forEach(each -> sections.put(each.path("key").asString(), each));
            }
            sections.put(proof.key(), section(proof));
            ObjectNode book = MAPPER.createObjectNode().put("schema", SCHEMA);
            sections.values().forEach(book.putArray("proofs")::add);
            Files.writeString(json, MAPPER.writeValueAsString(book) + "\n", StandardCharsets.UTF_8);
            StringBuilder page = new StringBuilder(HEADER);
            sections.values().forEach(each -> page(each, page));
            Files.writeString(folder.resolve("README.md"), page, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot put down " + proof.key(), e);
        }
    }

    private static ObjectNode section(Proof proof) {
        ObjectNode section = MAPPER.createObjectNode()
                .put("key", proof.key())
                .put("title", proof.title())
                .put("simulated", proof.simulated())
                .put("method", proof.method());
        section.set("rows", MAPPER.valueToTree(proof.named()));
        return section;
    }

    private static void page(JsonNode section, StringBuilder page) {
        page.append("\n## ").append(section.path("title").asString());
        page.append(section.path("simulated").asBoolean() ? " (SIMULATED)\n\n" : "\n\n");
        page.append(section.path("method").asString()).append("\n\n");
        JsonNode rows = section.path("rows");
        List<String> columns = new ArrayList<>(rows.path(0).propertyNames());
        line(columns, page);
        line(columns.stream().map(each -> "---").toList(), page);
        for (JsonNode row : rows) {
            line(columns.stream().map(each -> row.path(each).asString()).toList(), page);
        }
    }

    private static void line(List<String> cells, StringBuilder page) {
        page.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }
}
