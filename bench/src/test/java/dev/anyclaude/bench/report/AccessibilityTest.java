package dev.anyclaude.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The pages in a real browser, examined by axe-core, light and dark, with everything unfolded; and whether they load anything.
 * The page's own policy is taken out of the copy that is examined, because it would forbid axe to run, and so would hide a load.
 */
class AccessibilityTest {
    private static final long PATIENCE_SECONDS = 300;
    private static final String RUN = """
            document.documentElement.dataset.theme = "%s";
            document.querySelectorAll("details").forEach(each => { each.open = true; });
            axe.run(document).then(found => {
              const out = document.createElement("pre");
              out.id = "found";
              out.textContent = "violations=" + found.violations.map(each => each.id + " " + each.nodes[0].html).join(" | ")
                + ";loads=" + performance.getEntriesByType("resource").map(each => each.name).join(" ") + ";end";
              document.body.append(out);
            });
            """;

    private Optional<Path> browser = Optional.empty();
    private Optional<Path> axe = Optional.empty();

    @TempDir
    Path folder;

    @BeforeEach
    void needsABrowserAndAxe() {
        axe = Optional.ofNullable(System.getenv("AXE_JS")).map(Path::of).filter(Files::isReadable);
        assumeTrue(axe.isPresent(), "AXE_JS names no axe.min.js (npm pack axe-core)");
        browser = Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                .flatMap(each -> Stream.of("chromium", "google-chrome", "chromium-browser")
                        .map(name -> Path.of(each, name)))
                .filter(Files::isExecutable)
                .findFirst();
        assumeTrue(browser.isPresent(), "no Chromium on the PATH");
    }

    @Test
    void axeFindsNothingInTheReportAndNothingIsLoaded() throws IOException, InterruptedException {
        Path page = Report.write(SyntheticRun.embedded().write(folder));
        assertThat(found(page, "light")).isEqualTo("violations=;loads=");
        assertThat(found(page, "dark")).isEqualTo("violations=;loads=");
    }

    @Test
    void axeFindsNothingInAComparisonAndNothingIsLoaded() throws IOException, InterruptedException {
        Path run = SyntheticRun.fake().write(folder);
        Path page = folder.resolve("compare.html");
        ComparisonReport.write(run, run, page);
        assertThat(found(page, "light")).isEqualTo("violations=;loads=");
        assertThat(found(page, "dark")).isEqualTo("violations=;loads=");
    }

    private String found(Path page, String theme) throws IOException, InterruptedException {
        String script = "<script>" + Files.readString(axe.orElseThrow(), StandardCharsets.UTF_8) + "</script><script>"
                + RUN.replace("%s", theme) + "</script></body>";
        String copy = Files.readString(page, StandardCharsets.UTF_8)
                .replaceFirst("<meta http-equiv=\"Content-Security-Policy\"[^>]*>", "")
                .replace("</body>", script);
        Path file = Files.writeString(folder.resolve(theme + ".html"), copy, StandardCharsets.UTF_8);
        Path output = folder.resolve(theme + ".out");
        Process process = new ProcessBuilder(List.of(
                        browser.orElseThrow().toString(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--user-data-dir=" + folder.resolve("profile-" + theme),
                        "--virtual-time-budget=60000",
                        "--dump-dom",
                        file.toUri().toString()))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .redirectOutput(output.toFile())
                .start();
        assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        Matcher matcher = Pattern.compile("(?s)<pre id=\"found\">(.*?);end</pre>")
                .matcher(Files.readString(output, StandardCharsets.UTF_8));
        assertThat(matcher.find()).as("axe ran to its end").isTrue();
        return matcher.group(1);
    }
}
