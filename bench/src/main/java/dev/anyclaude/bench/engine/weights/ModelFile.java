package dev.anyclaude.bench.engine.weights;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A made model on disk. Its name is a digest of everything it is made from, so a file that exists is the right one.
 *
 * @param path where it is
 * @param sha256 digest of shape, corpus and the version of this code
 */
public record ModelFile(Path path, String sha256) {
    /** Changes when the same shape and corpus would give other bytes than before. */
    private static final String RECIPE = "anyclaude-random/1";

    private static final int NAME_DIGITS = 16;

    /**
     * Finds the model in a folder, or makes it there. Several processes may do so at once: each writes a file of its own and
     * renames it, and all of them are equal.
     *
     * @throws IOException if the folder cannot be written to
     */
    public static ModelFile in(Path folder, ModelShape shape, Corpus corpus) throws IOException {
        String sha256 = digest(RECIPE + "\n" + shape + "\n" + corpus.text());
        Path file = folder.resolve("random-" + sha256.substring(0, NAME_DIGITS) + ".gguf");
        if (!Files.isRegularFile(file)) {
            Files.createDirectories(folder);
            make(file, shape, corpus);
        }
        return new ModelFile(file, sha256);
    }

    private static void make(Path file, ModelShape shape, Corpus corpus) throws IOException {
        Path unfinished = Files.createTempFile(file.toAbsolutePath().getParent(), "random-", ".part");
        try {
            new RandomModel(shape, BpeTrainer.train(corpus.text(), shape.merges())).write(unfinished);
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    static String digest(String text) {
        try {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
