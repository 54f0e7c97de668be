package dev.anyclaude.bench;

import dev.anyclaude.bench.sample.RunFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The folder of one run, {@code reports/runs/<UTC time>-<engine>}.
 *
 * @param name the folder's own name, which is the run's
 * @param path where it is
 */
record RunFolder(String name, Path path) {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

    /**
     * Makes a folder of its own for a run.
     *
     * @throws BenchException if it cannot be made
     */
    static RunFolder create(Path reports, Instant now, String engine) {
        String base = STAMP.format(now) + "-" + engine.replaceAll("[^A-Za-z0-9.]+", "-");
        Path runs = reports.resolve("runs");
        try {
            Files.createDirectories(runs);
            for (int i = 1; ; i++) {
                String name = i == 1 ? base : base + "-" + i;
                Path path = runs.resolve(name);
                if (!Files.exists(path)) {
                    return new RunFolder(name, Files.createDirectory(path));
                }
            }
        } catch (IOException e) {
            throw new BenchException("cannot make a folder for the run in " + runs + ": " + e, e);
        }
    }

    RunFiles files() {
        return new RunFiles(path);
    }

    Path page() {
        return path.resolve("index.html");
    }

    /**
     * Makes {@code latest} in the folder of all reports this run: a link, or a copy where the file system has no links.
     *
     * @throws BenchException if neither can be made
     */
    void becomeLatestOf(Path reports) {
        Path latest = reports.resolve("latest");
        try {
            remove(latest);
            try {
                Files.createSymbolicLink(latest, Path.of("runs").resolve(name));
            } catch (IOException | UnsupportedOperationException e) {
                copy(latest);
            }
        } catch (IOException e) {
            throw new BenchException("cannot make " + latest + " the newest run: " + e + "; it is in " + path, e);
        }
    }

    private void copy(Path target) throws IOException {
        Files.createDirectories(target);
        try (Stream<Path> files = Files.list(path)) {
            for (Path file : files.collect(Collectors.toList())) {
                Files.copy(file, target.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private static void remove(Path latest) throws IOException {
        if (Files.isSymbolicLink(latest)) {
            Files.delete(latest);
        } else if (Files.isDirectory(latest)) {
            try (Stream<Path> tree = Files.walk(latest)) {
                List<Path> deepestFirst = tree.sorted(Comparator.reverseOrder()).collect(Collectors.toList());
                for (Path each : deepestFirst) {
                    Files.delete(each);
                }
            }
        }
    }
}
