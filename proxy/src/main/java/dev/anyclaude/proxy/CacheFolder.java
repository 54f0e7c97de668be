package dev.anyclaude.proxy;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** Where this user's programs keep what they can do without. */
final class CacheFolder {
    private CacheFolder() {}

    /** {@code $XDG_CACHE_HOME}, else {@code ~/Library/Caches} on macOS and {@code ~/.cache} elsewhere; below it, ours. */
    static Path prefixes() {
        Path home = Path.of(System.getProperty("user.home"));
        boolean mac = System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("mac");
        Path caches = Optional.ofNullable(System.getenv("XDG_CACHE_HOME"))
                .filter(path -> !path.isBlank())
                .map(Path::of)
                .orElse(mac ? home.resolve("Library/Caches") : home.resolve(".cache"));
        return caches.resolve("anyclaude").resolve("prefixes");
    }
}
