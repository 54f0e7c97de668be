package dev.anyclaude.bench.engine.weights;

import java.util.Arrays;
import java.util.function.BiFunction;

/** The tensors of a Qwen3 transformer, in the order in which every file it is written to has them. */
final class QwenTensors {
    private static final GgufWriter.Rows ONES = (row, out) -> Arrays.fill(out, 1f);

    private QwenTensors() {}

    /** A tensor under its names in both kinds of files, in each with {@code .weight} behind it. */
    enum Tensor {
        EMBEDDING("model.embed_tokens", "token_embd"),
        ATTENTION_NORM("input_layernorm", "attn_norm"),
        QUERIES("self_attn.q_proj", "attn_q"),
        KEYS("self_attn.k_proj", "attn_k"),
        VALUES("self_attn.v_proj", "attn_v"),
        ATTENTION_OUTPUT("self_attn.o_proj", "attn_output"),
        QUERY_NORM("self_attn.q_norm", "attn_q_norm"),
        KEY_NORM("self_attn.k_norm", "attn_k_norm"),
        FEED_FORWARD_NORM("post_attention_layernorm", "ffn_norm"),
        GATE("mlp.gate_proj", "ffn_gate"),
        UP("mlp.up_proj", "ffn_up"),
        DOWN("mlp.down_proj", "ffn_down"),
        OUTPUT_NORM("model.norm", "output_norm"),
        OUTPUT("lm_head", "output");

        private final String hub;
        private final String gguf;

        Tensor(String hub, String gguf) {
            this.hub = hub;
            this.gguf = gguf;
        }

        /** In the layout of the Hugging Face hub. */
        String inHub(String layer) {
            return (layer.isEmpty() ? "" : "model.layers." + layer + ".") + hub + ".weight";
        }

        /** In GGUF: llama.cpp's {@code LLM_ARCH_QWEN3}. */
        String inGguf(String layer) {
            return (layer.isEmpty() ? "" : "blk." + layer + ".") + gguf + ".weight";
        }
    }

    /** A file that tensors are put into. */
    interface Target {
        void vector(String name, int columns, GgufWriter.Rows content);

        void matrix(String name, int columns, int rows, GgufWriter.Rows content);
    }

    /**
     * Puts all of them into a file.
     *
     * @param names of a tensor in a layer, or in none if that is empty
     */
    static void put(
            ModelShape shape,
            int vocabularyRows,
            QwenNumbers numbers,
            BiFunction<Tensor, String, String> names,
            Target target) {
        int width = shape.width();
        int queries = shape.heads() * shape.headSize();
        int keys = shape.keyValueHeads() * shape.headSize();
        int wide = shape.feedForward();
        target.matrix(names.apply(Tensor.EMBEDDING, ""), width, vocabularyRows, numbers.embedding());
        for (int i = 0; i < shape.layers(); i++) {
            String layer = Integer.toString(i);
            target.vector(names.apply(Tensor.ATTENTION_NORM, layer), width, ONES);
            target.matrix(names.apply(Tensor.QUERIES, layer), width, queries, numbers.layer(width));
            target.matrix(names.apply(Tensor.KEYS, layer), width, keys, numbers.layer(width));
            target.matrix(names.apply(Tensor.VALUES, layer), width, keys, numbers.layer(width));
            target.matrix(names.apply(Tensor.ATTENTION_OUTPUT, layer), queries, width, numbers.layer(queries));
            target.vector(names.apply(Tensor.QUERY_NORM, layer), shape.headSize(), ONES);
            target.vector(names.apply(Tensor.KEY_NORM, layer), shape.headSize(), ONES);
            target.vector(names.apply(Tensor.FEED_FORWARD_NORM, layer), width, ONES);
            target.matrix(names.apply(Tensor.GATE, layer), width, wide, numbers.layer(width));
            target.matrix(names.apply(Tensor.UP, layer), width, wide, numbers.layer(width));
            target.matrix(names.apply(Tensor.DOWN, layer), wide, width, numbers.layer(wide));
        }
        target.vector(names.apply(Tensor.OUTPUT_NORM, ""), width, ONES);
        target.matrix(names.apply(Tensor.OUTPUT, ""), width, vocabularyRows, numbers.output());
    }
}
