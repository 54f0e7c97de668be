package dev.anyclaude.bench;

import dev.anyclaude.bench.session.Anonymiser;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Takes the words out of recordings. */
@Command(
        name = "anonymise",
        mixinStandardHelpOptions = true,
        description =
                "Replaces every word and number of recorded sessions by a pseudo-word of the same length, so that the"
                        + " recording can be shared and still makes a backend's cache behave as the original does.")
final class AnonymiseCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "IN", description = "a recorded session or a folder of them")
    Path in = Path.of("");

    @Parameters(
            index = "1",
            paramLabel = "OUT",
            description = "folder to write to, or a new file FILE.jsonl if IN is a file; nothing is written over")
    Path out = Path.of("");

    @Override
    public Integer call() {
        Anonymiser.Report report = Anonymiser.run(in, out);
        report.warnings().forEach(warning -> System.out.println("note: " + warning));
        report.written().forEach(file -> System.out.println("wrote " + file));
        System.out.println(report.turns() + " turns, checked: no four words in a row are left of the original");
        return ExitCode.OK;
    }
}
