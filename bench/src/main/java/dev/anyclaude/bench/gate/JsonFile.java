package dev.anyclaude.bench.gate;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.OptionalDouble;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The gate's files: indented, and a value that is not known has no key. */
final class JsonFile {
    private static final JsonInclude.Value ONLY_PRESENT =
            JsonInclude.Value.construct(JsonInclude.Include.NON_EMPTY, JsonInclude.Include.ALWAYS);

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .withConfigOverride(Optional.class, each -> each.setInclude(ONLY_PRESENT))
            .withConfigOverride(OptionalDouble.class, each -> each.setInclude(ONLY_PRESENT))
            .build();

    private JsonFile() {}

    static String text(Object value) {
        return MAPPER.writeValueAsString(value) + "\n";
    }

    /**
     * Writes a file and the folders it is in; a file that was there stays whole if it cannot.
     *
     * @throws GateException of kind TOOL if it cannot
     */
    static void write(Object value, Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Path next = file.resolveSibling(file.getFileName() + ".new");
            Files.writeString(next, text(value), StandardCharsets.UTF_8);
            Files.move(next, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new GateException(GateException.Kind.TOOL, "cannot write " + file + ": " + e, e);
        }
    }

    /**
     * Reads a file.
     *
     * @param kind of the failure if it cannot
     * @param advice what to do then
     * @throws GateException if it is not there, cannot be read, or is another schema's
     */
    static <T> T read(Path file, Class<T> type, GateException.Kind kind, String advice) {
        if (!Files.isRegularFile(file)) {
            throw new GateException(kind, file + " is not there; " + advice);
        }
        try {
            return MAPPER.readValue(Files.readString(file, StandardCharsets.UTF_8), type);
        } catch (IOException e) {
            throw new GateException(kind, "cannot read " + file + ": " + e + "; " + advice, e);
        } catch (JacksonException e) {
            throw new GateException(kind, "cannot read " + file + ": " + e.getOriginalMessage() + "; " + advice, e);
        }
    }
}
