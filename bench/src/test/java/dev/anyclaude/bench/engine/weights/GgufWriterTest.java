package dev.anyclaude.bench.engine.weights;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GgufWriterTest {
    private static final HexFormat HEX = HexFormat.of();

    @Test
    void headerIsMagicVersionCountsMetadataAndTensorDescriptions() {
        byte[] header = new GgufWriter()
                .number("n", 7)
                .string("s", "x")
                .vector("v", 32, (row, out) -> {})
                .header();

        assertThat(HEX.formatHex(header))
                .isEqualTo("47475546" + "03000000" + "0100000000000000" + "0200000000000000"
                        + "0100000000000000" + "6e" + "04000000" + "07000000"
                        + "0100000000000000" + "73" + "08000000" + "0100000000000000" + "78"
                        + "0100000000000000" + "76" + "01000000" + "2000000000000000" + "00000000"
                        + "0000000000000000");
    }

    @Test
    void dataFollowsAtMultiplesOf32(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("m.gguf");
        GgufWriter writer = new GgufWriter()
                .matrix("q", TensorType.Q8_0, 32, 1, (row, out) -> Arrays.fill(out, 127f))
                .vector("v", 32, (row, out) -> Arrays.fill(out, 1f));
        writer.write(file);

        byte[] all = Files.readAllBytes(file);
        int data = writer.header().length;
        assertThat(data % 32).isZero();
        assertThat(all).hasSize(data + 64 + 128);
        assertThat(HEX.formatHex(all, data, data + 64)).isEqualTo("003c" + "7f".repeat(32) + "00".repeat(30));
        assertThat(HEX.formatHex(all, data + 64, data + 68)).isEqualTo("0000803f");
    }
}
