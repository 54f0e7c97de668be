package dev.anyclaude.bench.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anyclaude.bench.notebook.Cell;
import dev.anyclaude.bench.notebook.CellProgress;
import dev.anyclaude.bench.notebook.KernelLimits;
import dev.anyclaude.bench.notebook.MimeBundle;
import dev.anyclaude.bench.notebook.Notebook;
import dev.anyclaude.bench.notebook.NotebookRunner;
import dev.anyclaude.bench.notebook.Output;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a reader is told that can be written in a cell, in cells. */
class FluentApiTest {
    private static final Notebook NOTEBOOK = Notebook.java(List.of(
            Cell.code("imports", """
                    import dev.anyclaude.bench.lab.*;
                    import dev.anyclaude.bench.plan.Arm;
                    import static dev.anyclaude.bench.lab.Arms.*;"""),
            Cell.code("session", "Sessions session = Sessions.load(\"sessions\");\nsession"),
            Cell.code(
                    "replay",
                    "Replay replay = Replay.of(session).against(Backend.embedded()).arms(COLD, WARM).blocks(10);\n"
                            + "replay.blocks()"),
            Cell.code(
                    "samples",
                    "Samples samples = Replay.of(session).against(Backend.fake()).arms(COLD, WARM).blocks(2).run();\n"
                            + "samples"),
            Cell.code("by", "samples.ttft().by(Arm.class)"),
            Cell.code("speedup", "Speedup.of(samples)"),
            Cell.code("ecdf", "Charts.ecdf(samples.ttft())"),
            Cell.code("svg", "Charts.ecdf(samples.ttft()).svg()"),
            Cell.code("xchart", "new org.knowm.xchart.XYChartBuilder().title(\"plain\").build()"),
            Cell.code("gate", "Gate.claim(6).judge(samples)")));

    @Test
    @Timeout(300)
    void everyLineWorksAndTheLastValueOfACellRendersItself() {
        Notebook ran = new NotebookRunner(KernelLimits.STANDARD, Path.of("").toAbsolutePath(), true)
                .run(NOTEBOOK, new CellProgress() {}, each -> {});

        assertThat(ran.cells())
                .allSatisfy(each -> assertThat(each.failed())
                        .describedAs(String.valueOf(each.outputs()))
                        .isFalse());
        Map<String, Map<String, String>> shown = ran.cells().stream()
                .filter(each -> !each.outputs().isEmpty())
                .collect(Collectors.toMap(Cell::id, FluentApiTest::parts));
        assertThat(shown.get("replay")).containsEntry(MimeBundle.TEXT, "10");
        for (String table : List.of("session", "samples", "by", "speedup")) {
            assertThat(shown.get(table))
                    .hasEntrySatisfying(
                            MimeBundle.HTML, html -> assertThat(html).startsWith("<table><caption>"));
        }
        assertThat(shown.get("gate"))
                .hasEntrySatisfying(MimeBundle.HTML, html -> assertThat(html).contains("border:2px"));
        for (String chart : List.of("ecdf", "xchart")) {
            assertThat(shown.get(chart))
                    .hasEntrySatisfying(MimeBundle.SVG, svg -> assertThat(svg).contains("</svg>"));
        }
        assertThat(shown.get("svg"))
                .hasEntrySatisfying(MimeBundle.TEXT, text -> assertThat(text).startsWith("<svg"));
    }

    private static Map<String, String> parts(Cell cell) {
        Output last = cell.outputs().get(cell.outputs().size() - 1);
        return last instanceof Output.Shown shown ? shown.bundle().parts() : Map.of();
    }
}
