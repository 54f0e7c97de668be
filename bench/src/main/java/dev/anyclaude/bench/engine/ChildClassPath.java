package dev.anyclaude.bench.engine;

import java.io.File;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The class path for a child JVM that is to see what this one sees. Inside {@code mvn exec:java} the property {@code
 * java.class.path} is Maven's own, so the class loader that loaded the harness is asked first.
 */
public final class ChildClassPath {
    private ChildClassPath() {}

    /** Class path of the loader, or of the JVM if no loader up the chain knows its files. */
    public static String of(@Nullable ClassLoader loader) {
        Set<String> entries = new LinkedHashSet<>();
        for (ClassLoader each = loader; each != null; each = each.getParent()) {
            if (each instanceof URLClassLoader files) {
                addFiles(files.getURLs(), entries);
            }
        }
        return entries.isEmpty() ? System.getProperty("java.class.path") : String.join(File.pathSeparator, entries);
    }

    private static void addFiles(URL[] urls, Set<String> entries) {
        for (URL url : urls) {
            if (url.getProtocol().equals("file")) {
                try {
                    entries.add(Path.of(url.toURI()).toString());
                } catch (URISyntaxException e) {
                    throw new IllegalStateException("cannot make a class path entry of " + url, e);
                }
            }
        }
    }
}
