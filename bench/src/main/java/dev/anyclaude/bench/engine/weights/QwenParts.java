package dev.anyclaude.bench.engine.weights;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A made Qwen3, whatever the files it is written to: its size, its tokeniser and the numbers in its matrices. */
public final class QwenParts {
    /** vLLM on a CPU refuses heads below 32. */
    private static final int SPEAKER_HEAD_SIZE = 64;

    private final ModelShape shape;
    private final QwenTokenizer tokenizer;
    private final QwenNumbers numbers;

    private QwenParts(ModelShape shape, QwenTokenizer tokenizer, QwenNumbers numbers) {
        this.shape = shape;
        this.tokenizer = tokenizer;
        this.numbers = numbers;
    }

    /** One of random weights. */
    public static QwenParts random(ModelShape shape, Corpus corpus) {
        BpeVocabulary vocabulary = BpeTrainer.train(corpus.text(), shape.merges());
        return new QwenParts(shape, new QwenTokenizer(vocabulary), new RandomNumbers(vocabulary, shape.seed()));
    }

    /**
     * One that always gives the same answer, whatever it is asked.
     *
     * @param answer may think and call tools between the marks of the template, each once
     * @throws IllegalArgumentException if a mark occurs twice
     */
    public static QwenParts saying(String answer, Corpus corpus) {
        ModelShape any = ModelShape.mlx();
        BpeVocabulary vocabulary = BpeTrainer.train(corpus.text(), any.merges());
        Speech speech = Speech.of(answer, vocabulary);
        ModelShape shape =
                new ModelShape(speech.width(), 8, 1, 1, 1, SPEAKER_HEAD_SIZE, any.merges(), any.contextTokens(), 0);
        return new QwenParts(shape, new QwenTokenizer(vocabulary), speech);
    }

    /**
     * Writes the layout of the Hugging Face hub into a folder, which need not exist; files of the same names are replaced.
     *
     * @throws IOException if the folder cannot be written to
     */
    public void writeFolder(Path folder) throws IOException {
        Files.createDirectories(folder);
        new QwenModel(shape, tokenizer, numbers).write(folder);
    }

    /**
     * Writes one GGUF file; one of the same name is replaced.
     *
     * @throws IOException if it cannot be written
     */
    public void writeGguf(Path file) throws IOException {
        new QwenGguf(shape, tokenizer, numbers).write(file);
    }
}
