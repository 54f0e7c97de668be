package dev.anyclaude.bench.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CacheFolderTest {
    private static final Path HOME = Path.of("home");

    @Test
    void everyPlatformHasItsOwnPlace() {
        assertThat(CacheFolder.of("Linux", HOME, Map.of())).isEqualTo(Path.of("home", ".cache", "anyclaude"));
        assertThat(CacheFolder.of("Mac OS X", HOME, Map.of()))
                .isEqualTo(Path.of("home", "Library", "Caches", "anyclaude"));
        assertThat(CacheFolder.of("Windows 11", HOME, Map.of("LOCALAPPDATA", "local")))
                .isEqualTo(Path.of("local", "anyclaude"));
    }

    @Test
    void xdgCacheHomeWinsEverywhere() {
        assertThat(CacheFolder.of("Mac OS X", HOME, Map.of("XDG_CACHE_HOME", "xdg")))
                .isEqualTo(Path.of("xdg", "anyclaude"));
    }
}
