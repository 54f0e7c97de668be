package dev.anyclaude.bench.engine.weights;

/**
 * The size of a made-up transformer.
 *
 * @param width of the embedding
 * @param feedForward width inside the feed-forward blocks
 * @param layers blocks
 * @param heads for queries
 * @param keyValueHeads for keys and values; {@code heads} is a multiple of it
 * @param headSize width of one head; even, because positions turn pairs of numbers
 * @param merges tokens the vocabulary has beyond the 256 bytes
 * @param contextTokens longest prompt and answer together it is declared for
 * @param seed of every weight
 */
public record ModelShape(
        int width,
        int feedForward,
        int layers,
        int heads,
        int keyValueHeads,
        int headSize,
        int merges,
        int contextTokens,
        long seed) {

    public ModelShape {
        if (width < 1 || feedForward < 1 || headSize < 2 || headSize % 2 != 0 || contextTokens < 1) {
            throw new IllegalArgumentException("no transformer has width " + width + ", feed-forward " + feedForward
                    + ", head size " + headSize + " and context " + contextTokens);
        }
        if (layers < 1 || keyValueHeads < 1 || heads < 1 || heads % keyValueHeads != 0 || merges < 0) {
            throw new IllegalArgumentException("no transformer has " + layers + " layers, " + heads + " heads, "
                    + keyValueHeads + " of them for keys, and " + merges + " merges");
        }
    }

    /**
     * Of the embedded engine's model. Few layers, one head and a wide feed-forward block: at 10,000 tokens attention costs more
     * than weights on a CPU, and this shape prefills them in about three seconds on two cores.
     */
    public static ModelShape embedded() {
        return new ModelShape(512, 2304, 2, 1, 1, 64, 8_000, 65_536, 42);
    }

    /**
     * Of the model for MLX. As small as it is because MLX for ordinary processors comes with the reference BLAS, which does about
     * 1.5 GFLOP/s on one core: 12,000 tokens take about three seconds. Of the last layer a prefill only needs keys and values, so
     * the first layer is what costs, and of that the attention, whose exponentials alone are two thirds.
     */
    public static ModelShape mlx() {
        return new ModelShape(64, 256, 2, 1, 1, 8, 8_000, 65_536, 42);
    }

    /** Whether the rows of all its matrices can be cut into blocks of so many numbers. */
    boolean isMultipleOf(int block) {
        return width % block == 0 && feedForward % block == 0 && headSize % block == 0;
    }

    /** One line for reports. */
    public String describe(String architecture, String precision) {
        return architecture + " architecture, width " + width + ", feed-forward " + feedForward + ", " + layers
                + " layers, " + heads + " heads, " + keyValueHeads + " for keys and values, head size " + headSize
                + ", "
                + precision + ", random weights from seed " + seed;
    }
}
