package dev.anyclaude.bench.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a user may name as a build, with a script in Maven's place. */
class BuildTest {
    @TempDir
    Path folder;

    private Path repository = Path.of("");
    private Path builds = Path.of("");
    private final List<String> progress = new ArrayList<>();

    @BeforeEach
    void makeRepository() throws Exception {
        repository = Files.createDirectory(folder.resolve("repository"));
        builds = folder.resolve("builds");
        proxyJar(repository.resolve("proxy.jar"));
        Files.writeString(
                repository.resolve("mvn.sh"),
                "mkdir -p proxy/target/lib && cp proxy.jar proxy/target/anyclaude-proxy.jar"
                        + " && cp proxy.jar proxy/target/lib/library.jar\n",
                StandardCharsets.UTF_8);
        git("init", "-q");
        git("add", ".");
        git("-c", "user.name=t", "-c", "user.email=t@example.org", "commit", "-q", "-m", "First");
    }

    @Test
    void aRevisionIsBuiltOnceInAWorktreeThatIsRemoved() throws Exception {
        Build build = builder("sh mvn.sh").resolve("HEAD");
        assertThat(build.name()).startsWith("HEAD (");
        assertThat(build.classPath()).contains("anyclaude-proxy.jar").contains("library.jar");
        assertThat(git("worktree", "list").lines()).hasSize(1);
        assertThat(builder("false").resolve("HEAD")).isEqualTo(build);
    }

    @Test
    void aJarAFolderOfClassesAndTheCurrentBuildAreTakenAsTheyAre() throws IOException {
        Path jar = repository.resolve("proxy.jar");
        assertThat(builder("false").resolve(jar.toString()).classPath()).startsWith(jar.toString());
        Path classes = folder.resolve("classes");
        Files.createDirectories(classes.resolve(Build.MAIN).getParent());
        Files.createFile(classes.resolve(Build.MAIN));
        assertThat(builder("false").resolve(classes.toString()).classPath())
                .startsWith(classes.toString())
                .contains("okhttp");
        assertThat(builder("false").resolve("current").name()).isEqualTo("current");
    }

    @Test
    void whatIsNoBuildIsSaidToBeNone() {
        assertThatExceptionOfType(GateException.class)
                .isThrownBy(() -> builder("false").resolve(folder.toString()))
                .withMessageContaining("holds no build of the proxy");
        assertThatExceptionOfType(GateException.class)
                .isThrownBy(() -> builder("false").resolve("no-such-revision"))
                .withMessageContaining("\"no-such-revision\" is neither a file nor a revision");
        assertThatExceptionOfType(GateException.class)
                .isThrownBy(() -> builder("no-such-program").resolve("HEAD"))
                .withMessageStartingWith("cannot run no-such-program");
    }

    @Test
    void aRevisionThatDoesNotBuildIsNamedWithTheCompilersFirstComplaint() throws Exception {
        Path maven = Files.writeString(
                folder.resolve("broken.sh"),
                "echo '[ERROR] COMPILATION ERROR'; echo '[ERROR] A.java:[1,2] no such type'; exit 1\n",
                StandardCharsets.UTF_8);
        assertThatExceptionOfType(GateException.class)
                .isThrownBy(() -> builder("sh " + maven).resolve("HEAD"))
                .withMessageContaining(") does not build: A.java:[1,2] no such type; all that Maven said is in ")
                .withMessageNotContaining("\n");
        assertThat(git("worktree", "list").lines()).hasSize(1);
    }

    @Test
    void aBuildThatTakesTooLongIsEndedWithWhatItStarted() throws Exception {
        Path maven = Files.writeString(
                folder.resolve("endless.sh"),
                "sleep 600 & echo $! > " + folder + "/child; wait\n",
                StandardCharsets.UTF_8);
        RevisionBuild bounded =
                new RevisionBuild(repository, builds, "sh " + maven, Duration.ofSeconds(2), progress::add);
        assertThatExceptionOfType(GateException.class)
                .isThrownBy(() -> bounded.resolve("HEAD"))
                .withMessageContaining("sh took longer than 2 s and was ended");
        long child = Long.parseLong(Files.readString(folder.resolve("child"), StandardCharsets.UTF_8)
                .strip());
        assertThat(ProcessHandle.of(child).map(ProcessHandle::onExit).map(CompletableFuture::join))
                .satisfies(ended ->
                        assertThat(ended.filter(ProcessHandle::isAlive)).isEmpty());
        assertThat(git("worktree", "list").lines()).hasSize(1);
        assertThat(progress).singleElement().asString().startsWith("building the proxy of HEAD (");
    }

    @Test
    void stepsAreTakenBackTheLastOneFirstAndOnce() {
        List<String> steps = new ArrayList<>();
        Undo undo = Undo.open();
        undo.later(() -> steps.add("first"));
        undo.later(() -> steps.add("last"));
        undo.close();
        undo.close();
        assertThat(steps).containsExactly("last", "first");
    }

    private RevisionBuild builder(String maven) {
        return new RevisionBuild(repository, builds, maven, Duration.ofMinutes(1), progress::add);
    }

    private static void proxyJar(Path file) throws IOException {
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(file))) {
            jar.putNextEntry(new ZipEntry(Build.MAIN));
            jar.closeEntry();
        }
    }

    private String git(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .directory(repository.toFile())
                .redirectErrorStream(true)
                .start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).describedAs(text).isZero();
        return text;
    }
}
