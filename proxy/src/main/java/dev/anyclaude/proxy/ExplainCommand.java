package dev.anyclaude.proxy;

import dev.anyclaude.proxy.cli.Arguments;
import dev.anyclaude.proxy.cli.Command;
import dev.anyclaude.proxy.cli.Setting;
import dev.anyclaude.proxy.record.SessionRecorder;
import dev.anyclaude.proxy.telemetry.Story;
import dev.anyclaude.proxy.telemetry.TurnLines;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code anyclaude explain}: the story of the turns in a turn log or a recording. */
final class ExplainCommand implements Command {
    @Override
    public String name() {
        return "explain";
    }

    @Override
    public String synopsis() {
        return "TURNLOG|RECORDING";
    }

    @Override
    public int words() {
        return 1;
    }

    @Override
    public String description() {
        return "Shows what each turn of a session reused, and why not more: from what serve --turn-log has written, or from"
                + " a file of serve --record.";
    }

    @Override
    public List<Setting> settings() {
        return List.of();
    }

    @Override
    public int run(Arguments arguments) {
        Path file = Path.of(arguments.words().get(0));
        try {
            List<JsonNode> lines = read(file);
            String format = lines.isEmpty() ? "" : lines.get(0).path("format").asString("");
            if (format.equals(SessionRecorder.FORMAT)) {
                lines = RecordedTurns.of(lines);
            } else if (!lines.stream()
                    .allMatch(turn -> turn.path("format").asString("").equals(TurnLines.FORMAT))) {
                System.err.println("anyclaude: " + file + " is neither a turn log nor a recording");
                return 1;
            }
            System.out.print(new Story(lines).table());
            return 0;
        } catch (IOException | JacksonException e) {
            System.err.println("anyclaude: cannot read " + file + ": " + e.getMessage());
            return 1;
        }
    }

    /** The lines; the last one is left out if whoever wrote it was stopped within. */
    private static List<JsonNode> read(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        List<JsonNode> read = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            try {
                read.add(JsonMapper.shared().readTree(lines.get(i)));
            } catch (JacksonException e) {
                if (i == 0 || i < lines.size() - 1) {
                    throw e;
                }
                System.err.println("anyclaude: the last line is cut and left out");
            }
        }
        return read;
    }
}
