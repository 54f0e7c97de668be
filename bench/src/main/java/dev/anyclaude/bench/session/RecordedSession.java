package dev.anyclaude.bench.session;

import java.util.List;

/**
 * A session file, read.
 *
 * @param name the file's name without its ending
 * @param sha256 of the file's bytes, lower-case hexadecimal digits
 * @param turns in order of arrival
 * @param warnings what was cut off or is incomplete, each naming the file
 */
public record RecordedSession(
        String name, String sha256, SessionHeader header, List<RecordedTurn> turns, List<String> warnings) {

    public RecordedSession {
        turns = List.copyOf(turns);
        warnings = List.copyOf(warnings);
    }
}
