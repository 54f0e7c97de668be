package dev.anyclaude.bench.gate;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Builds the proxy of a git revision with Maven in a worktree of its own, which is removed afterwards. What was built is kept by
 * commit, so that the next gate against it need not build.
 */
public final class RevisionBuild {
    private static final long BUILD_MINUTES = 20;
    private static final String JAR = "anyclaude-proxy.jar";

    private final Path repository;
    private final Path builds;
    private final List<String> maven;

    /**
     * Prepares builds.
     *
     * @param repository a folder of the project's git repository
     * @param builds folder where finished builds are kept, one folder for each commit
     * @param maven command that runs Maven, split at blanks, such as {@code mvn -o}
     */
    public RevisionBuild(Path repository, Path builds, String maven) {
        this.repository = repository;
        this.builds = builds;
        this.maven = Arrays.asList(maven.strip().split("\\s+"));
    }

    /**
     * The build a user names: a path if there is one of that name, otherwise a revision.
     *
     * @throws GateException if it is neither, or cannot be built
     */
    public Build resolve(String name) {
        if (name.equals("current")) {
            return Build.current();
        }
        Path path = Path.of(name);
        if (Files.exists(path)) {
            return Build.onDisk(path.toAbsolutePath().normalize());
        }
        String commit = run(repository, List.of("git", "rev-parse", "--verify", "--quiet", name + "^{commit}"))
                .strip();
        Path kept = builds.resolve(commit);
        if (!Files.isRegularFile(kept.resolve(JAR))) {
            build(name, commit, kept);
        }
        return new Build(
                name + " (" + commit.substring(0, 12) + ")",
                Build.onDisk(kept.resolve(JAR)).classPath());
    }

    private void build(String name, String commit, Path kept) {
        try {
            Files.createDirectories(builds);
            Path tree = Files.createTempDirectory("anyclaude-build-").resolve("tree");
            run(repository, List.of("git", "worktree", "add", "--detach", "--quiet", tree.toString(), commit));
            try {
                List<String> command = new ArrayList<>(maven);
                command.addAll(List.of("-B", "-q", "-ntp", "-Dquick", "-DskipTests", "-pl", "proxy", "package"));
                run(tree, command);
                keep(tree.resolve("proxy").resolve("target"), kept);
            } finally {
                run(repository, List.of("git", "worktree", "remove", "--force", tree.toString()));
                Files.deleteIfExists(tree.getParent());
            }
        } catch (IOException e) {
            throw new GateException(GateException.Kind.TOOL, "cannot keep the build of " + name + ": " + e, e);
        }
    }

    private static void keep(Path target, Path kept) throws IOException {
        Path lib = Files.createDirectories(kept.resolve("lib"));
        try (Stream<Path> jars = Files.list(target.resolve("lib"))) {
            for (Path jar : jars.toList()) {
                Files.copy(jar, lib.resolve(jar.getFileName()));
            }
        }
        Files.copy(target.resolve(JAR), kept.resolve(JAR)); // last: its presence says that the rest is there
    }

    private static String run(Path folder, List<String> command) {
        try {
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .start();
            process.getOutputStream().close();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(BUILD_MINUTES, TimeUnit.MINUTES) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new GateException(
                        GateException.Kind.TOOL,
                        "\"" + String.join(" ", command) + "\" failed"
                                + (text.isBlank()
                                        ? "; is that a path, or a revision of this repository?"
                                        : ":\n" + text.strip()));
            }
            return text;
        } catch (IOException e) {
            throw new GateException(GateException.Kind.TOOL, "cannot run " + command.get(0) + ": " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new GateException(GateException.Kind.TOOL, "interrupted while running " + command.get(0), e);
        }
    }
}
