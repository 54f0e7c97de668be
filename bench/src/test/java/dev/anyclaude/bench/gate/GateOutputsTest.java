package dev.anyclaude.bench.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;

class GateOutputsTest {
    private static final GateReceipt FAILED = new SimulatedGate(.02, .01, 1)
            .run("20260101-gate", SimulatedGate.BLOCKS, 1.3, Optional.empty())
            .againstBuild("base `x`");

    @TempDir
    Path folder;

    @Test
    void theReceiptKeepsToItsPublishedSchema() throws IOException {
        for (GateReceipt receipt : List.of(FAILED, firstOfItsMachine())) {
            GateOutputs.write(receipt, folder, Map.of());
            String json = read(GateOutputs.RECEIPT);
            assertThat(schema().validate(json, InputFormat.JSON)).isEmpty();
            assertThat(GateReceipt.read(folder.resolve(GateOutputs.RECEIPT))).isEqualTo(receipt);
        }
        assertThat(schema().validate("{\"schema\":\"anyclaude-gate/2\"}", InputFormat.JSON))
                .isNotEmpty();
    }

    @Test
    void everyMetricIsAJUnitCaseThatStatesEffectBoundsAndWhatItCouldFind() throws Exception {
        Path file = folder.resolve("junit.xml");
        JUnitXml.write(FAILED, file);
        Element suite = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(file.toFile())
                .getDocumentElement();
        assertThat(suite.getAttribute("tests")).isEqualTo("3");
        assertThat(suite.getAttribute("failures")).isEqualTo("2");
        assertThat(suite.getElementsByTagName("testcase").getLength()).isEqualTo(3);
        assertThat(suite.getElementsByTagName("failure").item(0).getTextContent())
                .contains("effect +", "[+", "smallest detectable slowdown +");
    }

    @Test
    void theCommentBeginsWithItsMarkerAndIsSmall() throws IOException {
        GateOutputs.write(FAILED, folder, Map.of());
        String comment = read("comment.md");
        assertThat(comment)
                .startsWith(GateText.MARKER + "\n")
                .contains("FAIL", "SIMULATED", "base 'x'", "False failures");
        assertThat(comment.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(65_536);
    }

    @Test
    void theStepSummaryIsAppendedTo() throws IOException {
        Path summary = Files.writeString(folder.resolve("summary"), "before\n", StandardCharsets.UTF_8);
        GateOutputs.write(FAILED, folder, Map.of("GITHUB_STEP_SUMMARY", summary.toString()));
        assertThat(read("summary"))
                .startsWith("before\n### Warm latency gate: FAIL")
                .doesNotContain(GateText.MARKER);
    }

    @Test
    void whatCannotBeWrittenIsSaid() {
        assertThatExceptionOfType(GateException.class)
                .isThrownBy(() -> GateOutputs.write(FAILED, folder, Map.of("GITHUB_STEP_SUMMARY", folder.toString())))
                .withMessageContaining("cannot write");
    }

    @Test
    void theTerminalTellsTheRateOfFalseFailures() {
        assertThat(GateText.terminal(FAILED))
                .anyMatch(each -> each.contains("at most 1.0 % of runs"))
                .anyMatch(each -> each.startsWith("TTFT warm") && each.contains("FAIL"))
                .last()
                .asString()
                .startsWith("FAIL (SIMULATED");
    }

    private static GateReceipt firstOfItsMachine() {
        GateRun run = new SimulatedGate(.08, .05, 1).run("r", 9, 1, Optional.empty());
        return run.againstStored(StoredBaseline.read(Path.of("nowhere"), Fingerprint.of(run.manifest())));
    }

    private static Schema schema() throws IOException {
        String text = Files.readString(Path.of("..", "docs", "gate-receipt.schema.json"), StandardCharsets.UTF_8);
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(text);
    }

    private String read(String name) throws IOException {
        return Files.readString(folder.resolve(name), StandardCharsets.UTF_8);
    }
}
