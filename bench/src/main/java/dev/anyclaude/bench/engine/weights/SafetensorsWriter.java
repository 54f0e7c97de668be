package dev.anyclaude.bench.engine.weights;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes a safetensors file: the length of a JSON header in eight bytes, the header with type, shape and place of each tensor,
 * then the numbers, here all of them in single precision. Data is made row by row, so no tensor is in memory as a whole.
 */
final class SafetensorsWriter implements QwenTensors.Target {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final int ALIGNMENT = 8;
    private static final int FLOAT_BYTES = 4;

    private final List<Tensor> tensors = new ArrayList<>();

    private record Tensor(String name, int columns, int rows, boolean vector, GgufWriter.Rows content) {
        long bytes() {
            return (long) FLOAT_BYTES * columns * rows;
        }
    }

    @Override
    public void vector(String name, int columns, GgufWriter.Rows content) {
        tensors.add(new Tensor(name, columns, 1, true, content));
    }

    @Override
    public void matrix(String name, int columns, int rows, GgufWriter.Rows content) {
        tensors.add(new Tensor(name, columns, rows, false, content));
    }

    /** Everything before the data. */
    byte[] header() {
        ObjectNode header = MAPPER.createObjectNode();
        header.putObject("__metadata__").put("format", "mlx");
        long offset = 0;
        for (Tensor tensor : tensors) {
            ObjectNode entry = header.putObject(tensor.name()).put("dtype", "F32");
            if (tensor.vector()) {
                entry.putArray("shape").add(tensor.columns());
            } else {
                entry.putArray("shape").add(tensor.rows()).add(tensor.columns());
            }
            entry.putArray("data_offsets").add(offset).add(offset + tensor.bytes());
            offset += tensor.bytes();
        }
        byte[] json = header.toString().getBytes(StandardCharsets.UTF_8);
        int padded = (json.length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
        ByteBuffer out = ByteBuffer.allocate(Long.BYTES + padded).order(ByteOrder.LITTLE_ENDIAN);
        out.putLong(padded).put(json);
        while (out.hasRemaining()) {
            out.put((byte) ' ');
        }
        return out.array();
    }

    /** Writes a new file. */
    void write(Path file) throws IOException {
        try (FileChannel out = FileChannel.open(
                file, StandardOpenOption.WRITE, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING)) {
            GgufWriter.writeAll(out, ByteBuffer.wrap(header()));
            for (Tensor tensor : tensors) {
                ByteBuffer data =
                        ByteBuffer.allocate(Math.toIntExact(tensor.bytes())).order(ByteOrder.LITTLE_ENDIAN);
                float[] row = new float[tensor.columns()];
                for (int i = 0; i < tensor.rows(); i++) {
                    tensor.content().fill(i, row);
                    for (float value : row) {
                        data.putFloat(value);
                    }
                }
                GgufWriter.writeAll(out, data.rewind());
            }
        }
    }
}
