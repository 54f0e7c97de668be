package dev.anyclaude.bench.engine.weights;

/**
 * Numbers that look normally distributed: the sum of four 16-bit uniforms from a xorshift generator. Integer arithmetic and one
 * division, so every machine gets the same bits. Each row has its own generator.
 */
final class RandomRows implements GgufWriter.Rows {
    private static final float MEAN = 4 * 65535 / 2f;
    private static final float DEVIATION = 37837f; // √(4/12) · 65536
    private static final int WARM_UP = 4;

    private final long seed;
    private final float deviation;

    /**
     * Rows of a matrix.
     *
     * @param deviation the standard deviation
     */
    RandomRows(long seed, double deviation) {
        this.seed = seed;
        this.deviation = (float) deviation;
    }

    @Override
    public void fill(int row, float[] out) {
        long state = (seed * 1_000_003L + row) * 0x9E3779B97F4A7C15L + 1;
        for (int i = -WARM_UP; i < out.length; i++) {
            state ^= state << 13;
            state ^= state >>> 7;
            state ^= state << 17;
            if (i >= 0) {
                long sum = (state & 0xffff) + (state >>> 16 & 0xffff) + (state >>> 32 & 0xffff) + (state >>> 48);
                out[i] = deviation * ((sum - MEAN) / DEVIATION);
            }
        }
    }
}
