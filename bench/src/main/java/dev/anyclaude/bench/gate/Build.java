package dev.anyclaude.bench.gate;

import dev.anyclaude.bench.engine.ChildClassPath;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * A build of the proxy that can be started.
 *
 * @param name as the user gave it, with the commit if it is a revision
 * @param classPath of the proxy and its libraries
 */
public record Build(String name, String classPath) {
    static final String MAIN = "dev/anyclaude/proxy/Main.class";

    /** The build this JVM has on its own class path. */
    public static Build current() {
        return new Build("current", ChildClassPath.of(Build.class.getClassLoader()));
    }

    /**
     * A build on disk: a jar, a folder of classes, or a folder of jars. Libraries are taken from a folder {@code lib} beside the
     * jar or in the folder; where there is none, those of this JVM, without its own proxy.
     *
     * @throws GateException if there is no proxy in it
     */
    static Build onDisk(Path path) {
        List<String> entries = new ArrayList<>();
        Path libraries;
        if (Files.isDirectory(path)) {
            entries.add(path.toString());
            entries.addAll(jars(path));
            libraries = path.resolve("lib");
        } else {
            entries.add(path.toString());
            libraries = path.resolveSibling("lib");
        }
        if (entries.stream().noneMatch(Build::holdsProxy)) {
            throw new GateException(
                    GateException.Kind.TOOL,
                    path + " holds no build of the proxy (no " + MAIN + "); name its jar, its folder of classes, or a"
                            + " git revision");
        }
        entries.addAll(Files.isDirectory(libraries) ? jars(libraries) : librariesOfThisJvm());
        return new Build(path.toString(), String.join(File.pathSeparator, entries));
    }

    private static List<String> librariesOfThisJvm() {
        String own = ChildClassPath.of(Build.class.getClassLoader());
        return Arrays.stream(own.split(File.pathSeparator))
                .filter(each -> !holdsProxy(each))
                .toList();
    }

    private static List<String> jars(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(Path::toString)
                    .filter(each -> each.endsWith(".jar"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new GateException(GateException.Kind.TOOL, "cannot look into " + folder + ": " + e, e);
        }
    }

    private static boolean holdsProxy(String entry) {
        Path path = Path.of(entry);
        if (!entry.endsWith(".jar")) {
            return Files.isRegularFile(path.resolve(MAIN));
        }
        try (JarFile jar = new JarFile(path.toFile())) {
            return jar.getEntry(MAIN) != null;
        } catch (IOException e) {
            return false;
        }
    }
}
