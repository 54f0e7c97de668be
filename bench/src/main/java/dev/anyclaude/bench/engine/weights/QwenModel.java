package dev.anyclaude.bench.engine.weights;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A Qwen3 transformer in the files other programs load it from. */
final class QwenModel {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    /** Added to the mean square before a root is taken of it. */
    static final float EPSILON = 1e-6f;

    /** Base of the wavelengths by which positions turn. */
    static final float ROTATION_BASE = 1_000_000f;

    private final ModelShape shape;
    private final QwenTokenizer tokenizer;
    private final QwenNumbers numbers;
    private final SafetensorsWriter weights = new SafetensorsWriter();

    QwenModel(ModelShape shape, QwenTokenizer tokenizer, QwenNumbers numbers) {
        this.shape = shape;
        this.tokenizer = tokenizer;
        this.numbers = numbers;
    }

    /** Writes all files into a folder that exists. */
    void write(Path folder) throws IOException {
        text(folder.resolve("tokenizer.json"), tokenizer.json());
        text(folder.resolve("tokenizer_config.json"), tokenizer.config(shape.contextTokens()));
        text(folder.resolve("generation_config.json"), generation().toString());
        QwenTensors.put(shape, tokenizer.rows(), numbers, QwenTensors.Tensor::inHub, weights);
        weights.write(folder.resolve("model.safetensors"));
        text(folder.resolve("config.json"), config().toString());
    }

    private ObjectNode config() {
        ObjectNode config = MAPPER.createObjectNode();
        config.putArray("architectures").add("Qwen3ForCausalLM");
        return config.put("model_type", "qwen3")
                .put("hidden_size", shape.width())
                .put("intermediate_size", shape.feedForward())
                .put("num_hidden_layers", shape.layers())
                .put("num_attention_heads", shape.heads())
                .put("num_key_value_heads", shape.keyValueHeads())
                .put("head_dim", shape.headSize())
                .put("vocab_size", tokenizer.rows())
                .put("max_position_embeddings", shape.contextTokens())
                .put("rms_norm_eps", EPSILON)
                .put("rope_theta", ROTATION_BASE)
                .put("hidden_act", "silu")
                .put("attention_bias", false)
                .put("tie_word_embeddings", false)
                .put("use_cache", true)
                .put("torch_dtype", "float32")
                .put("bos_token_id", tokenizer.number(QwenTokenizer.END_OF_TEXT))
                .put("eos_token_id", tokenizer.number(QwenTokenizer.END_OF_TURN));
    }

    private ObjectNode generation() {
        return MAPPER.createObjectNode()
                .put("eos_token_id", tokenizer.number(QwenTokenizer.END_OF_TURN))
                .put("pad_token_id", tokenizer.number(QwenTokenizer.END_OF_TEXT))
                .put("do_sample", false);
    }

    private static void text(Path file, String content) throws IOException {
        Files.writeString(file, content + "\n", StandardCharsets.UTF_8);
    }
}
