package dev.anyclaude.bench.interop;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The pauses of a transcript that Claude Code keeps of a session ({@code ~/.claude/projects/…/<session>.jsonl}). Times are the
 * transcript's own, wall clock. Of what was said nothing is read but the names of tools. Sub-agents' lines and lines without a
 * time are passed over; so is a last line that is cut off.
 */
public final class Transcript {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final List<Pause> pauses = new ArrayList<>();
    private final Set<String> tools = new LinkedHashSet<>();
    private Optional<Instant> answered = Optional.empty();
    private int turn;

    private Transcript() {}

    /**
     * Reads the pauses, in order.
     *
     * @throws InteropException if the file cannot be read, is damaged before its last line, or has no answer in it
     */
    public static List<Pause> pauses(Path file) {
        Transcript transcript = new Transcript();
        List<String> lines;
        try {
            lines = new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new InteropException("cannot read " + file + ": " + e, e);
        }
        for (int i = 0; i < lines.size(); i++) {
            try {
                transcript.line(MAPPER.readTree(lines.get(i)));
            } catch (JacksonException | DateTimeException e) {
                if (i < lines.size() - 1) {
                    throw new InteropException(file + ", line " + (i + 1) + ": " + e.getMessage(), e);
                }
            }
        }
        if (transcript.answered.isEmpty() && transcript.pauses.isEmpty()) {
            throw new InteropException(file + " has no answer in it: is it a transcript of Claude Code?");
        }
        return List.copyOf(transcript.pauses);
    }

    private void line(JsonNode line) {
        String type = line.path("type").asString("");
        if (line.path("isSidechain").asBoolean(false) || !line.path("timestamp").isString()) {
            return;
        }
        if (type.equals("assistant")) {
            answered = Optional.of(Instant.parse(line.path("timestamp").asString()));
            line.path("message").path("content").forEach(this::tool);
        } else if (type.equals("user")
                && answered.isPresent()
                && !line.path("isMeta").asBoolean(false)) {
            Instant asked = Instant.parse(line.path("timestamp").asString());
            boolean result = holdsToolResult(line.path("message").path("content"));
            String label = tools.isEmpty() ? "tool" : String.join("+", tools);
            long millis = Math.max(0, Duration.between(answered.get(), asked).toMillis());
            pauses.add(new Pause(turn, millis, result ? "tool" : "prompt", result ? label : "prompt"));
            turn++;
            answered = Optional.empty();
            tools.clear();
        }
    }

    private void tool(JsonNode block) {
        if (block.path("type").asString("").equals("tool_use")) {
            tools.add(block.path("name").asString("tool"));
        }
    }

    private static boolean holdsToolResult(JsonNode content) {
        for (JsonNode block : content) {
            if (block.path("type").asString("").equals("tool_result")) {
                return true;
            }
        }
        return false;
    }
}
