package dev.anyclaude.bench.engine.weights;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QwenGgufTest {
    private static final Corpus CORPUS = new Corpus("one word and another word and one more");
    private static final ModelShape WHOLE_BLOCKS = new ModelShape(32, 64, 2, 2, 1, 32, 20, 512, 1);

    @TempDir
    Path folder;

    @Test
    void everyTensorOfEveryLayerIsDescribedAndTheFileEndsWithTheLastOne() throws IOException {
        Read file = read(QwenParts.random(WHOLE_BLOCKS, CORPUS));

        assertThat(file.tensors.keySet())
                .hasSize(3 + 2 * 11)
                .contains("token_embd.weight", "output.weight", "output_norm.weight")
                .contains("blk.0.attn_q_norm.weight", "blk.1.ffn_down.weight");
        assertThat(file.tensors.get("blk.1.ffn_down.weight")).isEqualTo("[64, 32] type 8");
        assertThat(file.metadata.get("general.architecture")).isEqualTo("qwen3");
        assertThat(file.metadata.get("qwen3.attention.head_count")).isEqualTo(2L);
    }

    @Test
    void tokensHaveTheNumbersTheyHaveInTheFolderOfTheSameModel() throws IOException {
        QwenParts parts = QwenParts.random(WHOLE_BLOCKS, CORPUS);

        Read file = read(parts);
        parts.writeFolder(folder);

        List<?> tokens = file.list("tokenizer.ggml.tokens");
        List<?> types = file.list("tokenizer.ggml.token_type");
        String json = Files.readString(folder.resolve("tokenizer.json"));
        int end = tokens.indexOf("<|im_end|>");
        int call = tokens.indexOf("<tool_call>");
        assertThat(file.metadata.get("tokenizer.ggml.eos_token_id")).isEqualTo((long) end);
        assertThat(json)
                .contains("{\"id\":" + end + ",\"content\":\"<|im_end|>\"")
                .contains("{\"id\":" + call + ",\"content\":\"<tool_call>\"");
        assertThat(List.of(types.get(0), types.get(end), types.get(call), types.get(types.size() - 1)))
                .isEqualTo(List.of(1L, 3L, 4L, 5L));
        assertThat(String.valueOf(file.metadata.get("tokenizer.chat_template"))).contains("<tool_call>");
    }

    @Test
    void modelWithoutRoomForWholeBlocksIsInSinglePrecision() throws IOException {
        Read file = read(QwenParts.saying("I say this and no more.", CORPUS));

        assertThat(file.tensors.get("blk.0.ffn_up.weight")).endsWith("type 0");
        assertThat(file.metadata.get("general.file_type")).isEqualTo(0L);
    }

    private Read read(QwenParts parts) throws IOException {
        Path file = folder.resolve("model.gguf");
        parts.writeGguf(file);
        Read read = new Read(ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN));
        assertThat(read.dataEnd).isEqualTo(Files.size(file));
        return read;
    }

    /** What the head of a GGUF file says, read by the format's own rules. */
    private static final class Read {
        final Map<String, Object> metadata = new LinkedHashMap<>();
        final Map<String, String> tensors = new LinkedHashMap<>();
        final long dataEnd;
        private final ByteBuffer in;

        Read(ByteBuffer in) {
            this.in = in;
            assertThat(in.getInt()).isEqualTo(0x46554747);
            assertThat(in.getInt()).isEqualTo(3);
            long tensorCount = in.getLong();
            long entries = in.getLong();
            for (long i = 0; i < entries; i++) {
                metadata.put(string(), value(in.getInt()));
            }
            long end = 0;
            for (long i = 0; i < tensorCount; i++) {
                end = tensor();
            }
            dataEnd = align(in.position()) + align(end);
        }

        private long tensor() {
            String name = string();
            int dimensions = in.getInt();
            List<Long> sizes = new ArrayList<>();
            long numbers = 1;
            for (int i = 0; i < dimensions; i++) {
                sizes.add(in.getLong());
                numbers *= sizes.get(i);
            }
            int type = in.getInt();
            tensors.put(name, sizes + " type " + type);
            return in.getLong() + (type == 0 ? 4 * numbers : numbers / 32 * 34);
        }

        List<?> list(String key) {
            return metadata.get(key) instanceof List<?> list ? list : List.of();
        }

        private static long align(long offset) {
            return (offset + 31) / 32 * 32;
        }

        private String string() {
            byte[] text = new byte[(int) in.getLong()];
            in.get(text);
            return new String(text, StandardCharsets.UTF_8);
        }

        private Object value(int type) {
            return switch (type) {
                case 4, 5 -> (long) in.getInt();
                case 6 -> in.getFloat();
                case 7 -> in.get() != 0;
                case 8 -> string();
                case 9 -> array();
                default -> throw new AssertionError("no entry has type " + type);
            };
        }

        private List<Object> array() {
            int type = in.getInt();
            long size = in.getLong();
            List<Object> all = new ArrayList<>();
            for (long i = 0; i < size; i++) {
                all.add(value(type));
            }
            return all;
        }
    }
}
