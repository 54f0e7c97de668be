package dev.anyclaude.bench.engine.weights;

import java.nio.ByteBuffer;

/** How the numbers of a tensor are stored; {@code number} is GGML's own. */
enum TensorType {
    F32(0) {
        @Override
        long bytes(int columns) {
            return 4L * columns;
        }

        @Override
        void encode(float[] row, ByteBuffer out) {
            for (float value : row) {
                out.putFloat(value);
            }
        }
    },
    /** Blocks of 32: a half-precision scale, then 32 signed bytes. */
    Q8_0(8) {
        @Override
        long bytes(int columns) {
            return columns / BLOCK * (2L + BLOCK);
        }

        @Override
        void encode(float[] row, ByteBuffer out) {
            for (int start = 0; start < row.length; start += BLOCK) {
                float largest = 0;
                for (int i = start; i < start + BLOCK; i++) {
                    largest = Math.max(largest, Math.abs(row[i]));
                }
                float scale = largest / Byte.MAX_VALUE;
                out.putShort(HalfFloat.bits(scale));
                for (int i = start; i < start + BLOCK; i++) {
                    out.put((byte) (scale == 0 ? 0 : Math.round(row[i] / scale)));
                }
            }
        }
    };

    static final int BLOCK = 32;

    private final int number;

    TensorType(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }

    /** Size of a row. */
    abstract long bytes(int columns);

    /** Appends a row. */
    abstract void encode(float[] row, ByteBuffer out);
}
