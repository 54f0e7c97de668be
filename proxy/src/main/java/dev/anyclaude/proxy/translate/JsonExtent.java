package dev.anyclaude.proxy.translate;

/** Follows JSON text as it grows and tells when its one object is closed. Does not check it otherwise. */
final class JsonExtent {
    private int depth;
    private boolean begun;
    private boolean inString;
    private boolean escaped;

    void append(String text) {
        for (int i = 0; i < text.length(); i++) {
            append(text.charAt(i));
        }
    }

    boolean isComplete() {
        return begun && depth == 0;
    }

    private void append(char c) {
        if (escaped) {
            escaped = false;
        } else if (inString) {
            escaped = c == '\\';
            inString = c != '"';
        } else if (c == '"') {
            inString = true;
        } else if (c == '{' || c == '[') {
            begun = true;
            depth++;
        } else if (c == '}' || c == ']') {
            depth--;
        }
    }
}
