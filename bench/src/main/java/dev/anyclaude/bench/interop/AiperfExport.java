package dev.anyclaude.bench.interop;

import dev.anyclaude.bench.session.RecordedSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** One file per session, one request body per line, in order of arrival: AIPerf takes the lines of a file for its turns. */
final class AiperfExport {
    private AiperfExport() {}

    static List<Path> write(List<RecordedSession> sessions, Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new InteropException("cannot make the folder " + folder + ": " + e, e);
        }
        List<Path> written = new ArrayList<>();
        for (RecordedSession session : sessions) {
            String lines = session.turns().stream()
                    .map(turn -> RequestBody.oneLine(session, turn) + "\n")
                    .collect(Collectors.joining());
            if (lines.isEmpty()) {
                throw new InteropException(session.name() + " has no request to export");
            }
            written.add(NewFile.write(folder.resolve(session.name() + ".jsonl"), lines));
        }
        return written;
    }
}
