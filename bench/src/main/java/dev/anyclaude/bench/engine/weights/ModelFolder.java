package dev.anyclaude.bench.engine.weights;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A made model in the layout of the Hugging Face hub, which MLX and others load: a folder with weights, settings and tokeniser. */
public final class ModelFolder {
    /** Changes when the same shape and corpus would give other bytes than before. */
    private static final String RECIPE = "anyclaude-qwen3/1";

    private static final int NAME_DIGITS = 16;

    /** Written last, so a folder that has it is whole. */
    private static final String LAST = "config.json";

    private ModelFolder() {}

    /**
     * Finds the model in a folder of models, or makes it there under a name that is a digest of all it is made from.
     *
     * @throws IOException if the folder cannot be written to
     */
    public static Path in(Path models, ModelShape shape, Corpus corpus) throws IOException {
        String sha256 =
                ModelFile.digest(RECIPE + "\n" + QwenTokenizer.template() + "\n" + shape + "\n" + corpus.text());
        Path folder = models.resolve("random-qwen3-" + sha256.substring(0, NAME_DIGITS));
        if (Files.isRegularFile(folder.resolve(LAST))) {
            return folder;
        }
        Files.createDirectories(models);
        Path unfinished = Files.createTempDirectory(models.toAbsolutePath(), "random-qwen3-");
        try {
            QwenParts.random(shape, corpus).writeFolder(unfinished);
            Files.move(unfinished, folder);
        } catch (IOException e) {
            // two processes may make it at once; they make the same, and a folder can only be renamed once
            if (!Files.isRegularFile(folder.resolve(LAST))) {
                throw e;
            }
        } finally {
            delete(unfinished);
        }
        return folder;
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            List<Path> innermostFirst = all.sorted(Comparator.reverseOrder()).toList();
            for (Path each : innermostFirst) {
                Files.delete(each);
            }
        }
    }
}
