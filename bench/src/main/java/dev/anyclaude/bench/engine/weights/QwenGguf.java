package dev.anyclaude.bench.engine.weights;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A Qwen3 transformer in one GGUF file, which llama.cpp's server and Ollama load: the same numbers, tokeniser and chat template
 * as {@link QwenModel} puts into a folder. Names of keys: llama.cpp's {@code LLM_ARCH_QWEN3}.
 */
final class QwenGguf {
    private static final int NORMAL = 1;
    private static final int CONTROL = 3;
    private static final int USER_DEFINED = 4;
    private static final int UNUSED = 5;
    private static final int ALL_F32 = 0;
    private static final int MOSTLY_Q8_0 = 7;

    private final ModelShape shape;
    private final QwenTokenizer tokenizer;
    private final QwenNumbers numbers;
    private final TensorType type;
    private final GgufWriter gguf = new GgufWriter();

    /** Its matrices are in blocks of eight-bit numbers if the shape has room for whole blocks, and in single precision if not. */
    QwenGguf(ModelShape shape, QwenTokenizer tokenizer, QwenNumbers numbers) {
        this.shape = shape;
        this.tokenizer = tokenizer;
        this.numbers = numbers;
        this.type = shape.isMultipleOf(TensorType.BLOCK) ? TensorType.Q8_0 : TensorType.F32;
    }

    /** Writes a new file. */
    void write(Path file) throws IOException {
        gguf.string("general.architecture", "qwen3")
                .string("general.name", "anyclaude-made")
                .number("general.quantization_version", 2)
                .number("general.file_type", type == TensorType.F32 ? ALL_F32 : MOSTLY_Q8_0);
        size();
        tokens();
        QwenTensors.put(shape, tokenizer.rows(), numbers, QwenTensors.Tensor::inGguf, gguf.matricesIn(type));
        gguf.write(file);
    }

    private void size() {
        gguf.number("qwen3.context_length", shape.contextTokens())
                .number("qwen3.embedding_length", shape.width())
                .number("qwen3.block_count", shape.layers())
                .number("qwen3.feed_forward_length", shape.feedForward())
                .number("qwen3.attention.head_count", shape.heads())
                .number("qwen3.attention.head_count_kv", shape.keyValueHeads())
                .number("qwen3.attention.key_length", shape.headSize())
                .number("qwen3.attention.value_length", shape.headSize())
                .real("qwen3.attention.layer_norm_rms_epsilon", QwenModel.EPSILON)
                .real("qwen3.rope.freq_base", QwenModel.ROTATION_BASE);
    }

    private void tokens() throws IOException {
        List<String> texts = new ArrayList<>(tokenizer.tokens());
        int[] types = new int[tokenizer.rows()];
        for (int i = 0; i < texts.size(); i++) {
            types[i] = QwenTokenizer.isControl(texts.get(i))
                    ? CONTROL
                    : QwenTokenizer.isMark(texts.get(i)) ? USER_DEFINED : NORMAL;
        }
        for (int i = texts.size(); i < types.length; i++) {
            texts.add("<|unused" + i + "|>");
            types[i] = UNUSED;
        }
        gguf.string("tokenizer.ggml.model", "gpt2")
                .string("tokenizer.ggml.pre", "gpt-2")
                .strings("tokenizer.ggml.tokens", texts)
                .numbers("tokenizer.ggml.token_type", types)
                .strings("tokenizer.ggml.merges", tokenizer.merges())
                .number("tokenizer.ggml.bos_token_id", tokenizer.number(QwenTokenizer.END_OF_TEXT))
                .number("tokenizer.ggml.eos_token_id", tokenizer.number(QwenTokenizer.END_OF_TURN))
                .number("tokenizer.ggml.padding_token_id", tokenizer.number(QwenTokenizer.END_OF_TEXT))
                .flag("tokenizer.ggml.add_bos_token", false)
                .string("tokenizer.chat_template", QwenTokenizer.template());
    }
}
