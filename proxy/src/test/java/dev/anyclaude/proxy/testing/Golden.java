package dev.anyclaude.proxy.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files that say what is expected, beside those that say what is given. {@code -Dgolden.update=true} writes them anew. */
public final class Golden {
    private static final Path RESOURCES = Path.of("src", "test", "resources");

    private Golden() {}

    /** The bytes of a file beside a test class. */
    public static byte[] read(Class<?> test, String name) throws IOException {
        return Files.readAllBytes(path(test, name));
    }

    /** Fails unless the file says exactly this. */
    public static void assertMatches(Class<?> test, String name, String actual) throws IOException {
        Path file = path(test, name);
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(file, actual, StandardCharsets.UTF_8);
        }
        assertThat(actual).isEqualTo(Files.readString(file, StandardCharsets.UTF_8));
    }

    private static Path path(Class<?> test, String name) {
        return RESOURCES.resolve(test.getPackageName().replace('.', '/')).resolve(name);
    }
}
