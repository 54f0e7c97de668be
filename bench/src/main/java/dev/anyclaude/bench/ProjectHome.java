package dev.anyclaude.bench;

import java.nio.file.Files;
import java.nio.file.Path;

/** Finds the project's folder, whose {@code bench/sessions} and {@code reports} a run uses. */
final class ProjectHome {
    private static final String SESSIONS = "bench/sessions";

    private ProjectHome() {}

    /** The system property {@code anyclaude.home}, or the nearest folder upwards that holds the recorded sessions, or here. */
    static Path find() {
        String set = System.getProperty("anyclaude.home", "");
        Path here = Path.of(set).toAbsolutePath().normalize();
        if (set.isEmpty()) {
            for (Path each = here; each != null; each = each.getParent()) {
                if (Files.isDirectory(each.resolve(SESSIONS))) {
                    return each;
                }
            }
        }
        return here;
    }

    /** The recorded sessions that ship with the project. */
    static Path sessions(Path home) {
        return home.resolve(SESSIONS);
    }

    /** Where runs go. */
    static Path reports(Path home) {
        return home.resolve("reports");
    }
}
