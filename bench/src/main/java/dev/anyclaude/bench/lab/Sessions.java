package dev.anyclaude.bench.lab;

import dev.anyclaude.bench.notebook.Displayed;
import dev.anyclaude.bench.notebook.MimeBundle;
import dev.anyclaude.bench.session.RecordedSession;
import dev.anyclaude.bench.session.SessionReader;
import java.nio.file.Path;
import java.util.List;

/**
 * Recorded sessions.
 *
 * @param recorded in the order of their names
 */
public record Sessions(List<RecordedSession> recorded) implements Displayed {

    public Sessions {
        recorded = List.copyOf(recorded);
    }

    /**
     * Reads a recording or a folder of them.
     *
     * @throws dev.anyclaude.bench.session.SessionException if there is none, or one is damaged
     */
    public static Sessions load(String fileOrFolder) {
        return new Sessions(SessionReader.readAll(Path.of(fileOrFolder)));
    }

    @Override
    public MimeBundle display() {
        return grid().bundle();
    }

    @Override
    public String toString() {
        return grid().text();
    }

    private Grid grid() {
        Grid grid = new Grid("Recorded sessions", "session", "Claude Code", "requests");
        recorded.forEach(each -> grid.row(
                each.name(),
                each.header().clientVersion(),
                Integer.toString(each.turns().size())));
        return grid;
    }
}
