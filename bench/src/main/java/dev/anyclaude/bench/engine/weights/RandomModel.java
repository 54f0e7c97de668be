package dev.anyclaude.bench.engine.weights;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A transformer with random weights. The output rows of all tokens that are not printable ASCII are zero: with greedy sampling
 * none of them ever wins, so the model neither ends its answer early nor emits half a character.
 */
final class RandomModel {
    private static final int NORMAL = 1;
    private static final int CONTROL = 3;
    private static final int VOCABULARY_MULTIPLE = 64;
    private static final GgufWriter.Rows ONES = (row, out) -> Arrays.fill(out, 1f);
    private static final String TEMPLATE = "{% for m in messages %}{{ '<|im_start|>' + m.role + '\\n' + m.content"
            + " + '<|im_end|>\\n' }}{% endfor %}{% if add_generation_prompt %}{{ '<|im_start|>assistant\\n' }}{% endif %}";

    private final ModelShape shape;
    private final BpeVocabulary vocabulary;
    private final List<String> tokens;
    private final GgufWriter gguf = new GgufWriter();
    private long nextSeed;

    RandomModel(ModelShape shape, BpeVocabulary vocabulary) {
        if (!shape.isMultipleOf(TensorType.BLOCK)) {
            throw new IllegalArgumentException(shape + " is no multiple of " + TensorType.BLOCK + ", as Q8_0 needs");
        }
        this.shape = shape;
        this.vocabulary = vocabulary;
        this.nextSeed = shape.seed();
        tokens = new ArrayList<>(vocabulary.tokens());
        tokens.addAll(List.of("<|endoftext|>", "<|im_start|>", "<|im_end|>"));
        while (tokens.size() % VOCABULARY_MULTIPLE != 0) {
            tokens.add("<|unused" + tokens.size() + "|>");
        }
    }

    void write(Path file) throws IOException {
        describe();
        tokeniser();
        matrix("token_embd", shape.width(), tokens.size(), 0.7);
        gguf.vector("output_norm.weight", shape.width(), ONES);
        output();
        for (int layer = 0; layer < shape.layers(); layer++) {
            block("blk." + layer + ".");
        }
        gguf.write(file);
    }

    private void describe() {
        gguf.string("general.architecture", "llama")
                .string("general.name", "anyclaude-random")
                .number("general.quantization_version", 2)
                .number("general.file_type", 7)
                .number("llama.context_length", shape.contextTokens())
                .number("llama.embedding_length", shape.width())
                .number("llama.block_count", shape.layers())
                .number("llama.feed_forward_length", shape.feedForward())
                .number("llama.attention.head_count", shape.heads())
                .number("llama.attention.head_count_kv", shape.keyValueHeads())
                .number("llama.attention.key_length", shape.headSize())
                .number("llama.attention.value_length", shape.headSize())
                .real("llama.attention.layer_norm_rms_epsilon", 1e-5f)
                .number("llama.rope.dimension_count", shape.headSize())
                .real("llama.rope.freq_base", 500_000f)
                .number("llama.vocab_size", tokens.size());
    }

    private void tokeniser() {
        int[] types = new int[tokens.size()];
        Arrays.fill(types, 0, vocabulary.size(), NORMAL);
        Arrays.fill(types, vocabulary.size(), types.length, CONTROL);
        gguf.string("tokenizer.ggml.model", "gpt2")
                .string("tokenizer.ggml.pre", "gpt-2")
                .strings("tokenizer.ggml.tokens", tokens)
                .numbers("tokenizer.ggml.token_type", types)
                .strings("tokenizer.ggml.merges", vocabulary.merges())
                .number("tokenizer.ggml.bos_token_id", vocabulary.size())
                .number("tokenizer.ggml.eos_token_id", vocabulary.size() + 2)
                .number("tokenizer.ggml.padding_token_id", vocabulary.size())
                .flag("tokenizer.ggml.add_bos_token", false)
                .string("tokenizer.chat_template", TEMPLATE);
    }

    private void output() {
        RandomRows random = new RandomRows(nextSeed++, 0.05);
        gguf.matrix("output.weight", TensorType.Q8_0, shape.width(), tokens.size(), (row, out) -> {
            if (row < vocabulary.size() && vocabulary.isSpeakable(row)) {
                random.fill(row, out);
            } else {
                Arrays.fill(out, 0);
            }
        });
    }

    private void block(String prefix) {
        int width = shape.width();
        int queries = shape.heads() * shape.headSize();
        int keys = shape.keyValueHeads() * shape.headSize();
        gguf.vector(prefix + "attn_norm.weight", width, ONES);
        matrix(prefix + "attn_q", width, queries);
        matrix(prefix + "attn_k", width, keys);
        matrix(prefix + "attn_v", width, keys);
        matrix(prefix + "attn_output", queries, width);
        gguf.vector(prefix + "ffn_norm.weight", width, ONES);
        matrix(prefix + "ffn_gate", width, shape.feedForward());
        matrix(prefix + "ffn_up", width, shape.feedForward());
        matrix(prefix + "ffn_down", shape.feedForward(), width);
    }

    private void matrix(String name, int columns, int rows) {
        matrix(name, columns, rows, 1 / Math.sqrt(columns));
    }

    private void matrix(String name, int columns, int rows, double deviation) {
        gguf.matrix(name + ".weight", TensorType.Q8_0, columns, rows, new RandomRows(nextSeed++, deviation));
    }
}
