package dev.anyclaude.bench.engine.weights;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ModelFolderTest {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final ModelShape SMALL = new ModelShape(8, 16, 2, 2, 1, 4, 20, 512, 1);
    private static final Corpus CORPUS = new Corpus("one word and another word and one more");

    @TempDir
    Path folder;

    @Test
    void headerOfTheWeightsDescribesEveryByteBehindIt() throws IOException {
        Path model = ModelFolder.in(folder, SMALL, CORPUS);

        byte[] file = Files.readAllBytes(model.resolve("model.safetensors"));
        int headerBytes =
                (int) ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getLong();
        JsonNode header = MAPPER.readTree(new String(file, 8, headerBytes, StandardCharsets.UTF_8));
        long end = 0;
        for (String name : header.propertyNames()) {
            JsonNode tensor = header.get(name);
            if (tensor.has("dtype")) {
                long numbers = 1;
                for (JsonNode size : tensor.get("shape")) {
                    numbers *= size.asInt();
                }
                assertThat(tensor.get("data_offsets").get(0).asLong()).isEqualTo(end);
                end += 4 * numbers;
                assertThat(tensor.get("data_offsets").get(1).asLong()).isEqualTo(end);
            }
        }
        assertThat(headerBytes % 8).isZero();
        assertThat(file).hasSize(8 + headerBytes + (int) end);
        assertThat(header.path("lm_head.weight").path("shape").toString())
                .isEqualTo("[" + json(model, "config.json").path("vocab_size").asInt() + ",8]");
    }

    @Test
    void tokensAreNumberedWithoutGapsAndTheModelEndsAtTheEndOfATurn() throws IOException {
        Path model = ModelFolder.in(folder, SMALL, CORPUS);

        JsonNode tokenizer = json(model, "tokenizer.json");
        int learnt = tokenizer.path("model").path("vocab").size();
        assertThat(learnt)
                .isEqualTo(256 + tokenizer.path("model").path("merges").size());
        int next = learnt;
        for (JsonNode token : tokenizer.path("added_tokens")) {
            assertThat(token.path("id").asInt()).isEqualTo(next++);
        }
        int end = json(model, "config.json").path("eos_token_id").asInt();
        assertThat(tokenizer
                        .path("added_tokens")
                        .get(end - learnt)
                        .path("content")
                        .asString())
                .isEqualTo("<|im_end|>");
    }

    @Test
    void templateNamesTheToolCallsThatServersRecogniseItBy() throws IOException {
        Path model = ModelFolder.in(folder, SMALL, CORPUS);

        assertThat(json(model, "tokenizer_config.json").path("chat_template").asString())
                .contains("<tool_call>", "tool_call.name", "add_generation_prompt");
    }

    @Test
    void severalMakersAtOnceLeaveOneWholeFolder() throws Exception {
        Callable<Path> make = () -> ModelFolder.in(folder, SMALL, CORPUS);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            for (Future<Path> made : threads.invokeAll(List.of(make, make, make, make))) {
                assertThat(made.get().resolve("config.json")).isRegularFile();
            }
        } finally {
            threads.shutdownNow();
        }
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).hasSize(1);
        }
    }

    private static JsonNode json(Path folder, String name) throws IOException {
        return MAPPER.readTree(Files.readString(folder.resolve(name), StandardCharsets.UTF_8));
    }
}
