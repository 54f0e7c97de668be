package dev.anyclaude.bench.report;

import java.util.List;

/**
 * What a page has around the notebook.
 *
 * @param title in the browser's tab
 * @param simulated whether to say on top that nothing was measured
 * @param foot the last line
 * @param files to be kept in the page
 */
record PageFrame(String title, boolean simulated, String foot, List<EmbeddedFile> files) {

    PageFrame {
        files = List.copyOf(files);
    }

    static PageFrame of(ReportModel model) {
        return new PageFrame(
                model.title(model.manifest().run()) + ": "
                        + VerdictBox.of(model).word(),
                model.simulated(),
                model.manifest().run(),
                model.files().stream().map(EmbeddedFile::of).toList());
    }
}
