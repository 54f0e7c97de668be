package dev.anyclaude.bench.engine.weights;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes GGUF version 3: magic, version, the number of tensors and of metadata entries, the metadata, one description for each
 * tensor, then the tensors' data, each aligned to 32 bytes. Data is made row by row, so no tensor is in memory twice.
 */
final class GgufWriter {
    private static final byte[] MAGIC = {'G', 'G', 'U', 'F'};
    private static final int VERSION = 3;
    private static final int ALIGNMENT = 32;
    private static final int UINT32 = 4;
    private static final int INT32 = 5;
    private static final int FLOAT32 = 6;
    private static final int BOOL = 7;
    private static final int STRING = 8;
    private static final int ARRAY = 9;

    private final LittleEndianBytes metadata = new LittleEndianBytes();
    private final List<Tensor> tensors = new ArrayList<>();
    private int entries;

    /** Makes the numbers of a tensor. */
    interface Rows {
        /** Fills in the row with this number. */
        void fill(int row, float[] out);
    }

    private record Tensor(String name, TensorType type, int columns, int rows, boolean vector, Rows content) {
        long bytes() {
            return type.bytes(columns) * rows;
        }

        long alignedBytes() {
            return (bytes() + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
        }
    }

    private LittleEndianBytes entry(String key, int type) {
        entries++;
        return metadata.string(key).number(type, 4);
    }

    GgufWriter number(String key, long value) {
        entry(key, UINT32).number(value, 4);
        return this;
    }

    GgufWriter real(String key, float value) {
        entry(key, FLOAT32).number(Float.floatToRawIntBits(value), 4);
        return this;
    }

    GgufWriter flag(String key, boolean value) {
        entry(key, BOOL).number(value ? 1 : 0, 1);
        return this;
    }

    GgufWriter string(String key, String value) {
        entry(key, STRING).string(value);
        return this;
    }

    GgufWriter strings(String key, List<String> values) {
        entry(key, ARRAY).number(STRING, 4).number(values.size(), 8);
        values.forEach(metadata::string);
        return this;
    }

    GgufWriter numbers(String key, int[] values) {
        entry(key, ARRAY).number(INT32, 4).number(values.length, 8);
        for (int value : values) {
            metadata.number(value, 4);
        }
        return this;
    }

    GgufWriter vector(String name, int columns, Rows content) {
        tensors.add(new Tensor(name, TensorType.F32, columns, 1, true, content));
        return this;
    }

    GgufWriter matrix(String name, TensorType type, int columns, int rows, Rows content) {
        tensors.add(new Tensor(name, type, columns, rows, false, content));
        return this;
    }

    /** Takes tensors for this file, whose matrices are all of one type. */
    QwenTensors.Target matricesIn(TensorType type) {
        return new QwenTensors.Target() {
            @Override
            public void vector(String name, int columns, Rows content) {
                GgufWriter.this.vector(name, columns, content);
            }

            @Override
            public void matrix(String name, int columns, int rows, Rows content) {
                GgufWriter.this.matrix(name, type, columns, rows, content);
            }
        };
    }

    /** Everything before the data. */
    byte[] header() {
        LittleEndianBytes header = new LittleEndianBytes()
                .bytes(MAGIC)
                .number(VERSION, 4)
                .number(tensors.size(), 8)
                .number(entries, 8)
                .bytes(metadata.toByteArray());
        long offset = 0;
        for (Tensor tensor : tensors) {
            header.string(tensor.name()).number(tensor.vector() ? 1 : 2, 4).number(tensor.columns(), 8);
            if (!tensor.vector()) {
                header.number(tensor.rows(), 8);
            }
            header.number(tensor.type().number(), 4).number(offset, 8);
            offset += tensor.alignedBytes();
        }
        return header.padTo(ALIGNMENT).toByteArray();
    }

    /** Writes a new file. */
    void write(Path file) throws IOException {
        try (FileChannel out = FileChannel.open(
                file, StandardOpenOption.WRITE, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING)) {
            writeAll(out, ByteBuffer.wrap(header()));
            for (Tensor tensor : tensors) {
                ByteBuffer data =
                        ByteBuffer.allocate((int) tensor.alignedBytes()).order(ByteOrder.LITTLE_ENDIAN);
                float[] row = new float[tensor.columns()];
                for (int i = 0; i < tensor.rows(); i++) {
                    tensor.content().fill(i, row);
                    tensor.type().encode(row, data);
                }
                writeAll(out, data.rewind());
            }
        }
    }

    /** Writes what the buffer has left. */
    static void writeAll(FileChannel out, ByteBuffer data) throws IOException {
        while (data.hasRemaining()) {
            out.write(data);
        }
    }
}
