package dev.anyclaude.bench.interop;

import dev.anyclaude.bench.session.RecordedSession;
import java.nio.file.Path;
import java.util.List;

/** What a recording can be written as. */
public enum ExportFormat {
    /** Request bodies for NVIDIA AIPerf ({@code raw_payload}): a folder with one JSON Lines file per session. */
    AIPERF {
        @Override
        public List<Path> write(List<RecordedSession> sessions, Path out) {
            return AiperfExport.write(sessions, out);
        }
    },
    /** A Mooncake trace, sizes and block hashes without any text: one JSON Lines file. */
    MOONCAKE {
        @Override
        public List<Path> write(List<RecordedSession> sessions, Path out) {
            return MooncakeExport.write(sessions, out);
        }
    },
    /** An HTTP archive 1.2, as browsers and k6's converter read it: one JSON file. */
    HAR {
        @Override
        public List<Path> write(List<RecordedSession> sessions, Path out) {
            return HarExport.write(sessions, out);
        }
    };

    /**
     * Writes sessions; nothing is written over.
     *
     * @return the files made
     * @throws InteropException if a session has what the format cannot hold, or a file cannot be written
     */
    public abstract List<Path> write(List<RecordedSession> sessions, Path out);
}
