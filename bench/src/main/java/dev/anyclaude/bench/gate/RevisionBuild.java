package dev.anyclaude.bench.gate;

import dev.anyclaude.bench.engine.Folders;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Builds the proxy of a git revision with Maven in a worktree of its own, which is removed afterwards, also when the build is
 * broken off. What was built is kept by commit, so that the next gate against it need not build.
 */
public final class RevisionBuild {
    private static final String JAR = "anyclaude-proxy.jar";
    private static final String LOCAL_REPOSITORY = "maven.repo.local";
    private static final String ERROR = "[ERROR] ";
    private static final String GIT_LOG = "git.log";
    private static final Duration GIT = Duration.ofMinutes(2);

    private final Path repository;
    private final Path builds;
    private final List<String> maven;
    private final Duration limit;
    private final Consumer<String> progress;

    /**
     * Prepares builds.
     *
     * @param repository a folder of the project's git repository
     * @param builds folder where finished builds are kept, one folder for each commit
     * @param maven command that runs Maven, split at blanks, such as {@code mvn -o}
     * @param limit longest time one may take
     * @param progress told what takes long
     */
    public RevisionBuild(Path repository, Path builds, String maven, Duration limit, Consumer<String> progress) {
        this.repository = repository;
        this.builds = builds;
        this.maven = Arrays.asList(maven.strip().split("\\s+"));
        this.limit = limit;
        this.progress = progress;
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
        String commit = commit(name);
        Path kept = builds.resolve(commit);
        String full = name + " (" + commit.substring(0, 12) + ")";
        if (!Files.isRegularFile(kept.resolve(JAR))) {
            progress.accept("building the proxy of " + full);
            build(full, commit, kept);
        }
        return new Build(full, Build.onDisk(kept.resolve(JAR)).classPath());
    }

    private String commit(String name) {
        Path temporary = temporary();
        try {
            Tool git = Tool.run(
                    repository,
                    List.of("git", "rev-parse", "--verify", "--quiet", name + "^{commit}"),
                    GIT,
                    temporary.resolve(GIT_LOG));
            if (git.exitCode() != 0) {
                String said = firstLine(git.output());
                throw new GateException(
                        GateException.Kind.TOOL,
                        "\"" + name + "\" is neither a file nor a revision of the repository in " + repository + "; "
                                + (said.isEmpty() ? "a shallow clone lacks the older ones" : said));
            }
            return git.output().strip();
        } finally {
            Folders.deleteIfPossible(temporary);
        }
    }

    private void build(String name, String commit, Path kept) {
        try (Undo undo = Undo.open()) {
            Files.createDirectories(builds);
            Path log = builds.resolve(commit + ".log");
            Path temporary = temporary();
            undo.later(() -> Folders.deleteIfPossible(temporary));
            Path tree = temporary.resolve("tree");
            undo.later(() -> forget(tree, temporary.resolve(GIT_LOG)));
            Tool added = Tool.run(
                    repository,
                    List.of("git", "worktree", "add", "--detach", "--quiet", tree.toString(), commit),
                    GIT,
                    log,
                    undo);
            if (added.exitCode() != 0) {
                throw new GateException(
                        GateException.Kind.TOOL, "git cannot check out " + name + ": " + firstLine(added.output()));
            }
            Tool built = Tool.run(tree, command(), limit, log, undo);
            if (built.exitCode() != 0) {
                throw new GateException(
                        GateException.Kind.TOOL,
                        "the proxy of " + name + " does not build: "
                                + firstError(built.output().replace(tree + File.separator, ""))
                                + "; all that Maven said is in " + log);
            }
            keep(tree.resolve("proxy").resolve("target"), kept);
            Files.delete(log);
        } catch (IOException e) {
            throw new GateException(GateException.Kind.TOOL, "cannot keep the build of " + name + ": " + e, e);
        }
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("anyclaude-build-");
        } catch (IOException e) {
            throw new GateException(GateException.Kind.TOOL, "cannot make a folder for a build: " + e, e);
        }
    }

    private List<String> command() {
        List<String> command = new ArrayList<>(maven);
        Optional.ofNullable(System.getProperty(LOCAL_REPOSITORY)) // there if this JVM is Maven's, as in exec:java
                .ifPresent(each -> command.add("-D" + LOCAL_REPOSITORY + "=" + each));
        command.addAll(List.of("-B", "-q", "-ntp", "-Dquick", "-DskipTests", "-pl", "proxy", "package"));
        return command;
    }

    private void forget(Path tree, Path log) {
        if (Files.exists(tree)) {
            Tool.run(repository, List.of("git", "worktree", "remove", "--force", tree.toString()), GIT, log);
        }
    }

    private static void keep(Path target, Path kept) throws IOException {
        Path lib = Files.createDirectories(kept.resolve("lib"));
        try (Stream<Path> jars = Files.list(target.resolve("lib"))) {
            for (Path jar : jars.toList()) {
                Files.copy(jar, lib.resolve(jar.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        Files.copy(target.resolve(JAR), kept.resolve(JAR)); // last: its presence says that the rest is there
    }

    private static String firstLine(String text) {
        return text.strip().lines().findFirst().orElse("");
    }

    /** The compiler's first complaint if there is one, otherwise Maven's. */
    private static String firstError(String text) {
        List<String> errors =
                text.lines().filter(each -> each.startsWith(ERROR)).toList();
        return errors.stream()
                .filter(each -> each.contains(".java:"))
                .findFirst()
                .or(() -> errors.stream().findFirst())
                .map(each -> each.substring(ERROR.length()).strip())
                .orElseGet(() -> firstLine(text));
    }
}
