package dev.anyclaude.proxy;

import dev.anyclaude.proxy.telemetry.Story;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code anyclaude explain}: the story of the turns in a turn log. */
@Command(name = "explain", mixinStandardHelpOptions = true, description = "Shows what each turn of a turn log reused.")
final class ExplainCommand implements Callable<Integer> {
    @Parameters(paramLabel = "TURNLOG", description = "What serve --turn-log has written.")
    private Path file = Path.of("");

    @Override
    public Integer call() {
        List<JsonNode> turns = new ArrayList<>();
        try {
            for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
                turns.add(JsonMapper.shared().readTree(line));
            }
        } catch (IOException | JacksonException e) {
            System.err.println("anyclaude: cannot read " + file + ": " + e.getMessage());
            return 1;
        }
        if (turns.stream().anyMatch(turn -> !turn.path("format").asString("").equals("anyclaude-turns/1"))) {
            System.err.println("anyclaude: " + file + " is no turn log");
            return 1;
        }
        System.out.print(new Story(turns).table());
        return 0;
    }
}
