package dev.anyclaude.bench.gate;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;

/** Writes everything a receipt becomes into the run's folder, and appends to the step summary where a workflow has one. */
public final class GateOutputs {
    /** A receipt's file in the folder of its run. */
    public static final String RECEIPT = "receipt.json";

    private static final String STEP_SUMMARY = "GITHUB_STEP_SUMMARY";

    private GateOutputs() {}

    /**
     * Writes {@code receipt.json}, {@code junit.xml}, {@code comment.md}.
     *
     * @param environment of the process; {@code GITHUB_STEP_SUMMARY} names a file to append to
     * @throws GateException if one cannot be written
     */
    public static void write(GateReceipt receipt, Path folder, Map<String, String> environment) {
        receipt.write(folder.resolve(RECEIPT));
        JUnitXml.write(receipt, folder.resolve("junit.xml"));
        text(folder.resolve("comment.md"), GateText.comment(receipt), StandardOpenOption.TRUNCATE_EXISTING);
        String summary = environment.getOrDefault(STEP_SUMMARY, "");
        if (!summary.isEmpty()) {
            text(Path.of(summary), GateText.markdown(receipt), StandardOpenOption.APPEND);
        }
    }

    private static void text(Path file, String text, StandardOpenOption how) {
        try {
            Files.writeString(
                    file, text, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.WRITE, how);
        } catch (IOException e) {
            throw new GateException(GateException.Kind.TOOL, "cannot write " + file + ": " + e, e);
        }
    }
}
