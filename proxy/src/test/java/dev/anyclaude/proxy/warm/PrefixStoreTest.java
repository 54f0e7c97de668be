package dev.anyclaude.proxy.warm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anyclaude.proxy.json.JsonBytes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The folder of kept prefixes. */
class PrefixStoreTest {
    private static final String HEAD = "{\"model\":\"m\",\"messages\":[{\"role\":\"system\",\"content\":\"%s\"},";
    private static final int PREFIX_BYTES = HEAD.length() - 2 + 100;

    @TempDir
    private Path folder;

    private Instant now = Instant.parse("2026-03-01T08:00:00Z");

    @Test
    void givesBackWhatItKeptUsedLastFirst() throws IOException {
        PrefixStore store = store(1 << 20);
        keep(store, "a", "b", "a");
        assertThat(names(store)).containsExactly("a", "b");
        assertThat(store.recent(1)).hasSize(1);
        assertThat(store.recent(1).get(0).bytes()).isEqualTo(prefix("a").bytes());
        assertThat(store.recent(1).get(0).model()).isEqualTo("m");
        assertThat(store.recent(1).get(0).prefixKey()).isEqualTo("k");
    }

    @Test
    void letsGoOfTheOldestWhenItIsTooMuch() throws IOException {
        PrefixStore store = store(2L * (PREFIX_BYTES + 100));
        keep(store, "a", "b", "c");
        assertThat(names(store)).containsExactly("c", "b");
        assertThat(files()).hasSize(2);
    }

    @Test
    void letsGoOfWhatWasNotUsedForLong() throws IOException {
        PrefixStore store = store(1 << 20);
        keep(store, "a");
        now = now.plus(Duration.ofDays(13));
        keep(store, "b");
        now = now.plus(Duration.ofDays(2));
        assertThat(names(store)).containsExactly("b");
    }

    @Test
    void filesThatSomethingElseWroteAreNotSent() throws IOException {
        PrefixStore store = store(1 << 20);
        keep(store, "a");
        Path file = files().get(0);
        byte[] content = Files.readAllBytes(file);
        content[content.length - 30] ^= 1;
        Files.write(file, content);
        Files.writeString(folder.resolve("x.prefix"), "no JSON", StandardCharsets.UTF_8);
        Files.writeString(folder.resolve("notes.txt"), "mine", StandardCharsets.UTF_8);
        assertThat(store.recent(9)).isEmpty();
        assertThat(files()).containsExactly(folder.resolve("notes.txt"));
    }

    @Test
    void aFolderThatIsNotThereIsEmpty() throws IOException {
        PrefixStore store = new PrefixStore(folder.resolve("none"), () -> now, 1, Duration.ofDays(1));
        assertThat(store.recent(9)).isEmpty();
        assertThat(folder.resolve("none")).doesNotExist();
    }

    private PrefixStore store(long maxBytes) {
        return new PrefixStore(folder, () -> now, maxBytes, Duration.ofDays(14));
    }

    private void keep(PrefixStore store, String... names) throws IOException {
        for (String name : names) {
            now = now.plusSeconds(1);
            store.keep(prefix(name));
        }
    }

    private static List<String> names(PrefixStore store) throws IOException {
        return store.recent(9).stream()
                .map(prefix -> new String(prefix.bytes(), StandardCharsets.UTF_8))
                .map(text -> text.substring(text.indexOf("content") + 10, text.indexOf("content") + 11))
                .toList();
    }

    private static WarmPrefix prefix(String name) {
        byte[] bytes = HEAD.replace("%s", name.repeat(100)).getBytes(StandardCharsets.UTF_8);
        return WarmPrefix.of("m", "k", JsonBytes.of(bytes), bytes.length);
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }
}
