package dev.anyclaude.bench.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
                .withMessageContaining("a revision of this repository?");
        assertThatExceptionOfType(GateException.class)
                .isThrownBy(() -> builder("false").resolve("HEAD"))
                .withMessageContaining("\"false -B");
    }

    private RevisionBuild builder(String maven) {
        return new RevisionBuild(repository, builds, maven);
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
