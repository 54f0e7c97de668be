package dev.anyclaude.bench.notebook;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the published schema of format 4.5 demands, as far as it can be broken by a writer. */
final class NotebookFormat {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final Map<String, Set<String>> CELL_KEYS = Map.of(
            "code", Set.of("id", "cell_type", "metadata", "source", "outputs", "execution_count"),
            "markdown", Set.of("id", "cell_type", "metadata", "source"),
            "raw", Set.of("id", "cell_type", "metadata", "source"));
    private static final Map<String, Set<String>> OUTPUT_KEYS = Map.of(
            "stream", Set.of("output_type", "name", "text"),
            "display_data", Set.of("output_type", "data", "metadata"),
            "execute_result", Set.of("output_type", "data", "metadata", "execution_count"),
            "error", Set.of("output_type", "ename", "evalue", "traceback"));

    private final List<String> violations = new ArrayList<>();

    private NotebookFormat() {}

    static List<String> violations(String json) {
        NotebookFormat format = new NotebookFormat();
        format.root(MAPPER.readTree(json));
        return format.violations;
    }

    private void root(JsonNode root) {
        keys("root", root, Set.of("metadata", "nbformat_minor", "nbformat", "cells"), Set.of());
        if (root.path("nbformat").asInt(0) != 4 || root.path("nbformat_minor").asInt(0) < 5) {
            violations.add("root: version");
        }
        Set<String> ids = new HashSet<>();
        int number = 0;
        for (JsonNode cell : root.path("cells")) {
            number++;
            String id = cell.path("id").asString("");
            if (!id.matches("[a-zA-Z0-9_-]{1,64}") || !ids.add(id)) {
                violations.add("cell " + number + ": id \"" + id + "\"");
            }
            cell("cell " + number, cell);
        }
    }

    private void cell(String where, JsonNode cell) {
        String type = cell.path("cell_type").asString("");
        if (!CELL_KEYS.containsKey(type)) {
            violations.add(where + ": type " + type);
            return;
        }
        keys(where, cell, CELL_KEYS.get(type), type.equals("code") ? Set.of() : Set.of("attachments"));
        text(where + " source", cell.path("source"));
        JsonNode tags = cell.path("metadata").path("tags");
        Set<String> distinct = new HashSet<>();
        for (JsonNode tag : tags) {
            if (!tag.isString() || tag.asString().contains(",") || !distinct.add(tag.asString())) {
                violations.add(where + ": tags " + tags);
            }
        }
        JsonNode count = cell.path("execution_count");
        if (!count.isMissingNode() && !count.isNull() && !(count.isInt() && count.asInt() >= 0)) {
            violations.add(where + ": execution_count " + count);
        }
        cell.path("outputs").forEach(each -> output(where + ": output", each));
    }

    private void output(String where, JsonNode output) {
        String type = output.path("output_type").asString("");
        if (!OUTPUT_KEYS.containsKey(type)) {
            violations.add(where + ": type " + type);
            return;
        }
        keys(where, output, OUTPUT_KEYS.get(type), Set.of());
        text(where + " text", output.path("text"));
        output.path("data").properties().forEach(each -> {
            if (!each.getKey().endsWith("json")) {
                text(where + " " + each.getKey(), each.getValue());
            }
        });
    }

    private void keys(String where, JsonNode node, Set<String> required, Set<String> allowed) {
        required.stream()
                .sorted()
                .filter(each -> !node.has(each))
                .forEach(each -> violations.add(where + ": no " + each));
        node.propertyNames().stream()
                .filter(each -> !required.contains(each) && !allowed.contains(each))
                .forEach(each -> violations.add(where + ": unknown key " + each));
    }

    private void text(String where, JsonNode node) {
        boolean lines = node.isArray();
        for (JsonNode line : node) {
            lines &= line.isString();
        }
        if (!node.isMissingNode() && !node.isString() && !lines) {
            violations.add(where + ": neither text nor lines");
        }
    }
}
