package dev.anyclaude.bench.notebook;

import java.nio.file.Path;

/** Values as Java source. */
final class JavaText {
    private JavaText() {}

    static String literal(Path path) {
        return literal(path.toString());
    }

    static String literal(String text) {
        StringBuilder out = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"', '\\' -> out.append('\\').append(c);
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> out.append(c);
            }
        }
        return out.append('"').toString();
    }
}
