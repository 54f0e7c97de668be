package dev.anyclaude.bench.engine.weights;

/**
 * The size of a made-up transformer of the llama architecture.
 *
 * @param width of the embedding; a multiple of 32
 * @param feedForward width inside the feed-forward blocks; a multiple of 32
 * @param layers blocks
 * @param heads for queries
 * @param keyValueHeads for keys and values; {@code heads} is a multiple of it
 * @param headSize width of one head; a multiple of 32
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
        for (int each : new int[] {width, feedForward, headSize}) {
            if (each <= 0 || each % TensorType.BLOCK != 0) {
                throw new IllegalArgumentException(each + " is no multiple of " + TensorType.BLOCK);
            }
        }
        if (layers < 1 || keyValueHeads < 1 || heads < 1 || heads % keyValueHeads != 0 || merges < 0) {
            throw new IllegalArgumentException("no transformer has " + layers + " layers, " + heads + " heads, "
                    + keyValueHeads + " of them for keys, and " + merges + " merges");
        }
    }

    /**
     * Few layers, one head and a wide feed-forward block: at 10,000 tokens attention costs more than weights on a CPU, and
     * this shape prefills them in about three seconds on two cores.
     */
    public static ModelShape standard() {
        return new ModelShape(512, 2304, 2, 1, 1, 64, 8_000, 65_536, 42);
    }

    /** One line for reports. */
    public String describe() {
        return "llama architecture, width " + width + ", feed-forward " + feedForward + ", " + layers + " layers, "
                + heads + " heads, " + keyValueHeads + " for keys and values, head size " + headSize
                + ", Q8_0, random weights from seed " + seed;
    }
}
