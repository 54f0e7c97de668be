package dev.anyclaude.bench.engine.weights;

/** IEEE 754 binary16, which the JDK converts to only from 20 on. */
final class HalfFloat {
    private static final int EXPONENT_SHIFT = 112; // 127 − 15, the difference of the two biases
    private static final int INFINITY = 0x7c00;

    private HalfFloat() {}

    /** The nearest half-precision value; ties go to the even one, too large ones to infinity. NaN is not expected. */
    static short bits(float value) {
        int bits = Float.floatToRawIntBits(value);
        int sign = bits >>> 16 & 0x8000;
        int exponent = (bits >>> 23 & 0xff) - EXPONENT_SHIFT;
        int mantissa = bits & 0x7fffff;
        if (exponent >= 31) {
            return (short) (sign | INFINITY);
        }
        if (exponent < -10) {
            return (short) sign;
        }
        if (exponent <= 0) {
            return (short) (sign | shifted(mantissa | 0x800000, 14 - exponent));
        }
        return (short) (sign | shifted(exponent << 23 | mantissa, 13));
    }

    private static int shifted(int value, int places) {
        int kept = value >> places;
        int lost = value & ((1 << places) - 1);
        int half = 1 << (places - 1);
        return lost > half || (lost == half && (kept & 1) == 1) ? kept + 1 : kept;
    }
}
