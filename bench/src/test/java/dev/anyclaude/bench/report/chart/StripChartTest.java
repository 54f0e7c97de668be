package dev.anyclaude.bench.report.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class StripChartTest {
    private static final Caption CAPTION = new Caption("strip", "A title", "What it shows");

    @Test
    void boxesStandAtTheSameHeightAsTheDotsTheyAreMadeOf() {
        double[] same = {300, 300, 300};
        String svg = StripChart.draw(
                CAPTION,
                List.of(
                        new StripChart.Group("cold", Ink.COLD, same, new double[0]),
                        new StripChart.Group("warm", Ink.WARM, new double[] {40, 41, 42}, new double[0])),
                "time");
        double dot = number(svg, "<ellipse class=\"f-cold\"[^>]* cy=\"([0-9.]+)\"");
        double median = number(svg, "<line class=\"box-median\"[^>]* y1=\"([0-9.]+)\"");
        assertThat(median).isCloseTo(dot, within(0.6));
    }

    @Test
    void onlyTheGroupsAskedForAreDrawn() {
        String svg = StripChart.draw(
                CAPTION,
                List.of(new StripChart.Group("cold", Ink.COLD, new double[] {100, 200, 300}, new double[] {1_000})),
                "time");
        assertThat(svg.split("<rect class=\"box\"", -1)).hasSize(2);
        assertThat(svg).contains("class=\"s-excluded\"");
    }

    @Test
    void namesAreEscaped() {
        String svg = StripChart.draw(
                new Caption("strip", "<b> & \"c\"", "d"),
                List.of(new StripChart.Group("<i>", Ink.COLD, new double[] {1}, new double[0])),
                "time");
        assertThat(svg)
                .contains("<title id=\"strip-t\">&lt;b&gt; &amp; &quot;c&quot;</title>")
                .contains(">&lt;i&gt;</text>");
    }

    private static double number(String svg, String regex) {
        Matcher matcher = Pattern.compile(regex).matcher(svg);
        assertThat(matcher.find()).as(regex).isTrue();
        return Double.parseDouble(matcher.group(1));
    }
}
