package dev.anyclaude.bench.session;

import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** One of two mappers, chosen by the first character: a model's name stays, the path of a model file does not. */
final class FirstDecides implements CharMapper {
    private final CharMapper yes;
    private final CharMapper no;
    private final IntPredicate first;
    private @Nullable CharMapper chosen;

    FirstDecides(CharMapper yes, CharMapper no, IntPredicate first) {
        this.yes = yes;
        this.no = no;
        this.first = first;
    }

    @Override
    public int map(int codePoint, Form form) {
        if (chosen == null) {
            chosen = first.test(codePoint) ? yes : no;
        }
        return chosen.map(codePoint, form);
    }
}
