package dev.anyclaude.bench.engine.weights;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The text the vocabulary is learnt from. It comes with the harness: {@code corpus/index.txt} names the resources, one in a
 * line; of a recorded session ({@code .jsonl}) the longest prompt is taken, of any other file all of it.
 *
 * @param text all of it
 */
public record Corpus(String text) {
    private static final String INDEX = "corpus/index.txt";

    /**
     * The corpus on the class path.
     *
     * @throws IOException if a resource is missing or cannot be read
     */
    public static Corpus load() throws IOException {
        ClassLoader loader = Objects.requireNonNull(Corpus.class.getClassLoader());
        StringBuilder text = new StringBuilder();
        for (String name : read(loader, INDEX).lines().toList()) {
            String content = read(loader, name);
            text.append(name.endsWith(".jsonl") ? RecordedPrompt.longest(content) : content)
                    .append('\n');
        }
        return new Corpus(text.toString());
    }

    private static String read(ClassLoader loader, String name) throws IOException {
        try (@Nullable InputStream in = loader.getResourceAsStream(name)) {
            if (in == null) {
                throw new IOException("the harness comes without its resource " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
