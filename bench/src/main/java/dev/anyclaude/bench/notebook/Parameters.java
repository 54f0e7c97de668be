package dev.anyclaude.bench.notebook;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Gives a notebook other values than it has, the way papermill does: the cell tagged {@code parameters} declares them with their
 * defaults, and a cell tagged {@code injected-parameters} right after it declares them again.
 */
final class Parameters {
    static final String DECLARED = "parameters";
    static final String INJECTED = "injected-parameters";

    private static final Pattern DECLARATION =
            Pattern.compile("^\\s*(?:final\\s+)?([\\w.]+(?:<[^=]*>)?(?:\\[\\])*)\\s+(\\w+)\\s*=", Pattern.MULTILINE);
    private static final Pattern NUMBER = Pattern.compile("-?\\d[\\d_]*(\\.\\d+)?([eE][+-]?\\d+)?");

    private Parameters() {}

    /**
     * The notebook with these values.
     *
     * @throws NotebookException if it does not declare one of them, or a value is not of its type
     */
    static Notebook inject(Notebook notebook, Map<String, String> values) {
        if (values.isEmpty()) {
            return notebook;
        }
        List<Cell> cells = new ArrayList<>(notebook.cells());
        cells.removeIf(each -> each.tags().contains(INJECTED));
        int at = 1
                + cells.indexOf(declaring(cells)
                        .orElseThrow(() -> new NotebookException(
                                "the notebook takes no parameters: no code cell is tagged \"" + DECLARED + "\"")));
        Map<String, String> types = types(cells.get(at - 1).source());
        StringBuilder source = new StringBuilder("// Parameters");
        values.forEach((name, value) -> source.append('\n').append(declaration(name, value, types)));
        cells.add(at, Cell.code(freeId(cells), source.toString(), INJECTED));
        return notebook.withCells(cells);
    }

    /** Names of those it takes. */
    static Set<String> names(Notebook notebook) {
        return declaring(notebook.cells())
                .map(each -> types(each.source()).keySet())
                .orElse(Set.of());
    }

    private static Optional<Cell> declaring(List<Cell> cells) {
        return cells.stream()
                .filter(each -> each.isCode() && each.tags().contains(DECLARED))
                .findFirst();
    }

    private static Map<String, String> types(String source) {
        Map<String, String> types = new LinkedHashMap<>();
        Matcher declarations = DECLARATION.matcher(source);
        while (declarations.find()) {
            types.put(declarations.group(2), declarations.group(1));
        }
        return types;
    }

    private static String declaration(String name, String value, Map<String, String> types) {
        String type = types.get(name);
        if (type == null) {
            throw new NotebookException("the notebook has no parameter " + name + "; it has " + types.keySet());
        }
        return type + " " + name + " = " + literal(name, type, value) + ";";
    }

    private static String literal(String name, String type, String value) {
        return switch (type) {
            case "String" -> JavaText.literal(value);
            case "boolean" -> require(value.equals("true") || value.equals("false"), name, type, value);
            case "int", "short", "byte" ->
                require(NUMBER.matcher(value).matches() && !value.matches(".*[.eE].*"), name, type, value);
            case "long" ->
                require(NUMBER.matcher(value).matches() && !value.matches(".*[.eE].*"), name, type, value) + "L";
            case "double" -> require(NUMBER.matcher(value).matches(), name, type, value);
            default -> value;
        };
    }

    private static String require(boolean fits, String name, String type, String value) {
        if (!fits) {
            throw new NotebookException(
                    "parameter " + name + " is of type " + type + ", which \"" + value + "\" is not");
        }
        return value;
    }

    private static String freeId(List<Cell> cells) {
        String id = INJECTED;
        for (int i = 2; contains(cells, id); i++) {
            id = INJECTED + "-" + i;
        }
        return id;
    }

    private static boolean contains(List<Cell> cells, String id) {
        return cells.stream().anyMatch(each -> each.id().equals(id));
    }
}
