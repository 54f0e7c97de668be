package dev.anyclaude.bench.fake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** The prompts a fake backend leaves behind for its next start, as a JSON list of texts. */
final class DiskCache {
    private DiskCache() {}

    static List<String> read(Path file) {
        List<String> prompts = new ArrayList<>();
        if (Files.exists(file)) {
            try {
                JsonNode list = ChatChunks.MAPPER.readTree(Files.readAllBytes(file));
                list.forEach(each -> prompts.add(each.asString()));
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read " + file, e);
            }
        }
        return prompts;
    }

    static void write(Path file, List<String> prompts) {
        ArrayNode list = ChatChunks.MAPPER.createArrayNode();
        prompts.forEach(list::add);
        try {
            Files.write(file, ChatChunks.MAPPER.writeValueAsBytes(list));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }
}
