package dev.anyclaude.bench.engine.weights;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HalfFloatTest {

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "0,            0000",
        "-0.0,         8000",
        "1,            3c00",
        "-2,           c000",
        "65504,        7bff",
        "65520,        7c00",
        "1e9,          7c00",
        "0.333251953,  3555",
        "1.00048828125,3c00", // half way: to even, down
        "1.00146484375,3c02", // half way: to even, up
        "1.000488400,  3c01",
        "6.103515625e-5, 0400", // smallest normal
        "5.9604645e-8, 0001", // smallest subnormal
        "2.9802322e-8, 0000", // half of it: to even
        "2.99e-8,      0001",
        "1e-9,         0000"
    })
    void roundsToTheNearest(float value, String hex) {
        assertThat(String.format(java.util.Locale.ROOT, "%04x", HalfFloat.bits(value) & 0xffff))
                .isEqualTo(hex);
    }
}
