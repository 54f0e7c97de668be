package dev.anyclaude.bench.engine;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** Where this platform keeps files that can be made again. */
final class CacheFolder {
    private static final String OURS = "anyclaude";

    private CacheFolder() {}

    static Path ofUser() {
        return of(System.getProperty("os.name", ""), Path.of(System.getProperty("user.home", "")), System.getenv());
    }

    static Path of(String system, Path home, Map<String, String> environment) {
        String xdg = environment.getOrDefault("XDG_CACHE_HOME", "");
        if (!xdg.isEmpty()) {
            return Path.of(xdg, OURS);
        }
        String name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("mac")) {
            return home.resolve("Library").resolve("Caches").resolve(OURS);
        }
        String local = environment.getOrDefault("LOCALAPPDATA", "");
        if (name.startsWith("windows") && !local.isEmpty()) {
            return Path.of(local, OURS);
        }
        return home.resolve(".cache").resolve(OURS);
    }
}
