package dev.anyclaude.bench;

import java.io.IOException;
import java.util.Locale;
import java.util.stream.Stream;

/** Knows a full disk by what systems say of one; in another language than English they are left to speak for themselves. */
final class FullDisk {
    private static final String[] SAYINGS = {
        "no space left", "not enough space on the disk", "out of disk space", "disk quota exceeded"
    };

    private FullDisk() {}

    /** What to do if that is why something failed, to be put behind its message; empty if it is not. */
    static String advice(Throwable failure) {
        boolean full = Stream.iterate(failure, each -> each != null, Throwable::getCause)
                .filter(IOException.class::isInstance)
                .map(each -> String.valueOf(each.getMessage()).toLowerCase(Locale.ROOT))
                .anyMatch(each -> Stream.of(SAYINGS).anyMatch(each::contains));
        return full
                ? "; make room on that disk, or name a folder on another with --reports, and repeat the command; what a run"
                        + " has so far, bench report RUN shows"
                : "";
    }
}
