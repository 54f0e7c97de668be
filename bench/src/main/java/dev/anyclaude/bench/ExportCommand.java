package dev.anyclaude.bench;

import dev.anyclaude.bench.interop.ExportFormat;
import dev.anyclaude.bench.session.RecordedSession;
import dev.anyclaude.bench.session.SessionReader;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes recordings in the formats of other load generators. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description =
                "Writes recorded sessions for other load generators: AIPerf payloads, a Mooncake trace, or HAR 1.2.")
final class ExportCommand implements Callable<Integer> {
    @Option(names = "--to", required = true, paramLabel = "FORMAT", description = "aiperf, mooncake or har")
    ExportFormat format = ExportFormat.AIPERF;

    @Parameters(index = "0", paramLabel = "SESSION", description = "a recorded session or a folder of them")
    Path in = Path.of("");

    @Parameters(
            index = "1",
            paramLabel = "OUT",
            description = "a new file, or for aiperf a folder; nothing is written over")
    Path out = Path.of("");

    @Override
    public Integer call() {
        List<RecordedSession> sessions = SessionReader.readAll(in);
        sessions.forEach(session -> session.warnings().forEach(each -> System.out.println("note: " + each)));
        format.write(sessions, out).forEach(file -> System.out.println("wrote " + file));
        return ExitCode.OK;
    }
}
