package dev.anyclaude.bench.notebook;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** What {@link Display#write} left. */
final class ShownFile {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private ShownFile() {}

    static MimeBundle read(Path file) throws IOException {
        Map<String, String> parts = new LinkedHashMap<>();
        MAPPER.readTree(Files.readString(file, StandardCharsets.UTF_8))
                .properties()
                .forEach(each -> parts.put(each.getKey(), each.getValue().asString("")));
        return new MimeBundle(parts);
    }
}
