package dev.anyclaude.proxy.warm;

import dev.anyclaude.proxy.disk.OwnerOnly;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Prefixes on disk, one file each, which only the owner may read: a line of JSON that names the format and the model, then the
 * prefix. A file's time is its last use. Files appear whole or not at all, so proxies may share a folder. Confined to one thread.
 */
public final class PrefixStore {
    private static final String FORMAT = "anyclaude-prefix/1";
    private static final String ENDING = ".prefix";

    private final Path folder;
    private final InstantSource clock;
    private final long maxBytes;
    private final Duration maxAge;

    private record Kept(Path file, Instant used, long bytes) {}

    /**
     * Makes nothing on disk yet.
     *
     * @param maxBytes of all files; the ones not used for longest go
     * @param maxAge since the last use
     */
    public PrefixStore(Path folder, InstantSource clock, long maxBytes, Duration maxAge) {
        this.folder = folder;
        this.clock = clock;
        this.maxBytes = maxBytes;
        this.maxAge = maxAge;
    }

    /** Keeps a prefix, or notes that it was used again, and lets go of what is too old or too much. */
    void keep(WarmPrefix prefix) throws IOException {
        Files.createDirectories(folder, OwnerOnly.folder(folder));
        Path file = folder.resolve(prefix.key() + ENDING);
        if (!Files.exists(file)) {
            Path part = Files.createTempFile(folder, "part", ".tmp"); // for the owner only, where files have owners
            try {
                Files.write(part, content(prefix));
                Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(part);
            }
        }
        Files.setLastModifiedTime(file, FileTime.from(clock.instant()));
        prune();
    }

    /** Those that can be read, used last first. */
    List<WarmPrefix> recent(int most) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        prune();
        List<WarmPrefix> recent = new ArrayList<>();
        for (Kept each : kept()) {
            if (recent.size() < most) {
                read(each.file()).ifPresent(recent::add);
            }
        }
        return recent;
    }

    private void prune() throws IOException {
        Instant oldest = clock.instant().minus(maxAge);
        long sum = 0;
        for (Kept each : kept()) {
            sum += each.bytes();
            if (sum > maxBytes || each.used().isBefore(oldest)) {
                Files.deleteIfExists(each.file());
            }
        }
    }

    private List<Kept> kept() throws IOException {
        List<Kept> kept = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + ENDING)) {
            for (Path file : files) {
                kept.add(new Kept(file, Files.getLastModifiedTime(file).toInstant(), Files.size(file)));
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        kept.sort(Comparator.comparing(Kept::used).reversed());
        return kept;
    }

    private static byte[] content(WarmPrefix prefix) {
        byte[] head = (JsonMapper.shared()
                                .createObjectNode()
                                .put("format", FORMAT)
                                .put("model", prefix.model())
                                .put("prefix_key", prefix.prefixKey())
                        + "\n")
                .getBytes(StandardCharsets.UTF_8);
        byte[] content = Arrays.copyOf(head, head.length + prefix.bytes().length);
        System.arraycopy(prefix.bytes(), 0, content, head.length, prefix.bytes().length);
        return content;
    }

    /** Empty for a file that is something else, or broken, which is removed. */
    private static Optional<WarmPrefix> read(Path file) throws IOException {
        byte[] content = Files.readAllBytes(file);
        int end = 0;
        while (end < content.length && content[end] != '\n') {
            end++;
        }
        Optional<WarmPrefix> prefix = Optional.empty();
        try {
            String head = new String(content, 0, end, StandardCharsets.UTF_8);
            JsonNode facts = JsonMapper.shared().readTree(head);
            WarmPrefix found = new WarmPrefix(
                    facts.path("model").asString(""),
                    facts.path("prefix_key").asString(""),
                    Arrays.copyOfRange(content, Math.min(end + 1, content.length), content.length));
            JsonMapper.shared().readTree(found.request(".", ""));
            prefix = Optional.of(found)
                    .filter(each -> facts.path("format").asString("").equals(FORMAT))
                    .filter(each -> file.endsWith(each.key() + ENDING));
        } catch (JacksonException e) {
            prefix = Optional.empty();
        }
        if (prefix.isEmpty()) {
            Files.deleteIfExists(file);
        }
        return prefix;
    }
}
