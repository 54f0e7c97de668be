package dev.anyclaude.proxy.doctor;

/**
 * One thing found out about a backend.
 *
 * @param what was found
 * @param cost what it means for somebody who works with it; empty if nothing
 * @param fix what would help; empty if nothing is needed or nothing helps
 */
public record Finding(Level level, String what, String cost, String fix) {

    /** How bad. */
    public enum Level {
        /** As it should be. */
        GOOD("ok  "),
        /** Works, at a price or without a number. */
        COSTS("note"),
        /** Claude Code will not work like this. */
        BROKEN("BAD ");

        private final String word;

        Level(String word) {
            this.word = word;
        }
    }

    static Finding good(String what) {
        return new Finding(Level.GOOD, what, "", "");
    }

    static Finding costs(String what, String cost, String fix) {
        return new Finding(Level.COSTS, what, cost, fix);
    }

    static Finding broken(String what, String cost, String fix) {
        return new Finding(Level.BROKEN, what, cost, fix);
    }

    /** For a terminal: one line, and one more each for cost and fix. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(level.word).append("  ").append(what);
        if (!cost.isEmpty()) {
            text.append("\n      cost: ").append(cost);
        }
        if (!fix.isEmpty()) {
            text.append("\n      fix:  ").append(fix);
        }
        return text.toString();
    }
}
