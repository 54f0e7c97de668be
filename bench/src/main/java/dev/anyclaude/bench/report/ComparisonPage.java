package dev.anyclaude.bench.report;

import java.util.ArrayList;
import java.util.List;

/**
 * The page about two runs as its template sees it.
 *
 * @param simulated one of them measured nothing
 * @param notices what makes the runs hard to compare
 */
record ComparisonPage(
        String title,
        String first,
        String second,
        boolean simulated,
        List<String> notices,
        List<Section> sections,
        String css,
        String script,
        String cssHash,
        String scriptHash) {

    static ComparisonPage of(ReportModel first, ReportModel second) {
        String css = Template.css();
        String script = Template.resource("report.js");
        boolean simulated = first.simulated() || second.simulated();
        return new ComparisonPage(
                first.manifest().run() + " and " + second.manifest().run() + (simulated ? " (SIMULATED)" : ""),
                first.manifest().run(),
                second.manifest().run(),
                simulated,
                notices(first, second),
                List.of(
                        ComparedSpeedups.of(first, second),
                        ComparedTimes.of(first, second),
                        ComparedConditions.of(first, second)),
                css,
                script,
                Template.hash(css),
                Template.hash(script));
    }

    boolean hasNotices() {
        return !notices.isEmpty();
    }

    String render() {
        return Template.render("compare.mustache", this);
    }

    private static List<String> notices(ReportModel first, ReportModel second) {
        List<String> notices = new ArrayList<>();
        List<String> different = ComparedConditions.differences(first, second);
        if (!different.isEmpty()) {
            notices.add("The runs differ in more than time: " + String.join(", ", different)
                    + ". A ratio between them measures all of that together.");
        }
        notices.add(
                "Two runs are two moments of a machine. The intervals know the spread within each run, not what changed"
                        + " between them; “bench gate” interleaves two builds in one run and does.");
        return notices;
    }
}
