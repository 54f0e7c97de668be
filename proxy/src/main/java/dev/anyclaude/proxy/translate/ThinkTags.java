package dev.anyclaude.proxy.translate;

/**
 * Separates thinking that a backend without a reasoning parser leaves in the text: only if the text starts with {@code
 * <think>}, up to the first {@code </think>}. Text that merely mentions the tags stays as it is.
 */
final class ThinkTags {
    private static final String OPEN = "<think>";
    private static final String CLOSE = "</think>";

    private enum State {
        START,
        THINKING,
        AFTER,
        TEXT
    }

    private final ContentBlockTracker blocks;
    private final StringBuilder held = new StringBuilder();
    private State state = State.START;

    ThinkTags(ContentBlockTracker blocks) {
        this.blocks = blocks;
    }

    void take(String text) {
        if (state == State.TEXT && held.isEmpty()) {
            pass(text);
            return;
        }
        held.append(text);
        boolean goOn = true;
        while (goOn) {
            goOn = switch (state) {
                case START -> start();
                case THINKING -> thinking();
                case AFTER -> after();
                case TEXT -> text();
            };
        }
    }

    /** Passes on what is held back because it might have become a tag. */
    void finish() {
        if (!held.isEmpty() && state != State.AFTER) {
            pass(held.toString());
        }
        held.setLength(0);
        state = State.TEXT;
    }

    private boolean start() {
        String stripped = held.toString().stripLeading();
        if (stripped.startsWith(OPEN)) {
            held.setLength(0);
            held.append(stripped, OPEN.length(), stripped.length());
            state = State.THINKING;
            return true;
        }
        if (OPEN.startsWith(stripped)) {
            return false;
        }
        state = State.TEXT;
        return true;
    }

    private boolean thinking() {
        int end = held.indexOf(CLOSE);
        if (end < 0) {
            int safe = held.length() - heldBack();
            pass(held.substring(0, safe));
            held.delete(0, safe);
            return false;
        }
        pass(held.substring(0, end));
        held.delete(0, end + CLOSE.length());
        state = State.AFTER;
        return true;
    }

    private boolean after() {
        String rest = held.toString().stripLeading();
        held.setLength(0);
        held.append(rest);
        if (rest.isEmpty()) {
            return false;
        }
        state = State.TEXT;
        return true;
    }

    private boolean text() {
        pass(held.toString());
        held.setLength(0);
        return false;
    }

    private void pass(String text) {
        if (text.isEmpty()) {
            return;
        }
        if (state == State.THINKING) {
            blocks.thinking(text);
        } else {
            blocks.text(text);
        }
    }

    /** How many of the last characters may be the beginning of the closing tag. */
    private int heldBack() {
        for (int length = Math.min(CLOSE.length() - 1, held.length()); length > 0; length--) {
            if (CLOSE.startsWith(held.substring(held.length() - length))) {
                return length;
            }
        }
        return 0;
    }
}
