package dev.anyclaude.bench;

import dev.anyclaude.bench.interop.Pause;
import dev.anyclaude.bench.interop.Transcript;
import dev.anyclaude.bench.stats.Quantiles;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;

/** Reads think times out of a transcript. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description =
                "Reads the pauses of a Claude Code transcript, with what they were for, and prints them as JSON Lines;"
                        + " nothing that was said is read but the names of tools.")
final class ImportCommand implements Callable<Integer> {
    @Parameters(paramLabel = "TRANSCRIPT", description = "such as ~/.claude/projects/PROJECT/SESSION.jsonl")
    Path transcript = Path.of("");

    @Override
    public Integer call() {
        List<Pause> pauses = Transcript.pauses(transcript);
        JsonMapper mapper = JsonMapper.builder().build();
        pauses.forEach(each -> System.out.println(mapper.writeValueAsString(each)));
        for (String kind : pauses.stream().map(Pause::kind).collect(Collectors.toCollection(TreeSet::new))) {
            double[] millis = pauses.stream()
                    .filter(each -> each.kind().equals(kind))
                    .mapToDouble(Pause::thinkMs)
                    .toArray();
            System.err.println(String.format(
                    Locale.ROOT,
                    "%s: %d pauses, median %.0f ms",
                    kind,
                    millis.length,
                    Quantiles.of(millis).p50()));
        }
        return ExitCode.OK;
    }
}
