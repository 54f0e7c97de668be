package dev.anyclaude.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {
    @TempDir
    Path folder;

    @Test
    void everyPictureIsWellFormedNamedAndDescribed() throws Exception {
        List<String> pictures = matches(page(SyntheticRun.embedded()), "(?s)<svg xmlns.*?</svg>");
        assertThat(pictures).hasSizeGreaterThan(12);
        for (String picture : pictures) {
            org.w3c.dom.Element root = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new ByteArrayInputStream(picture.getBytes(StandardCharsets.UTF_8)))
                    .getDocumentElement();
            assertThat(root.getAttribute("role")).isEqualTo("img");
            assertThat(root.getAttribute("viewBox")).isNotEmpty();
            assertThat(root.getElementsByTagName("title").item(0).getTextContent())
                    .isNotBlank();
            assertThat(root.getElementsByTagName("desc").item(0).getTextContent())
                    .isNotBlank();
            assertThat(picture).doesNotContain("NaN").doesNotContain("rgb(").doesNotContain("font-family");
        }
    }

    @Test
    void everyElementIsClosedAndEveryIdIsThereOnce() throws IOException {
        String page = page(SyntheticRun.embedded());
        for (String element :
                List.of("section", "figure", "table", "details", "div", "ul", "dl", "svg", "script", "tr")) {
            assertThat(matches(page, "<" + element + "[ >]"))
                    .as(element)
                    .hasSameSizeAs(matches(page, "</" + element + ">"))
                    .isNotEmpty();
        }
        List<String> ids = matches(page, " id=\"[^\"]+\"");
        assertThat(ids).doesNotHaveDuplicates();
        Set<String> known = new HashSet<>(ids);
        matches(page, "(?<=href=\"#)[^\"]+").forEach(target -> assertThat(known).contains(" id=\"" + target + "\""));
        assertThat(page).doesNotContain("{{").doesNotContain("null");
    }

    @Test
    void nothingIsLoadedFromAnywhere() throws IOException {
        String page = page(SyntheticRun.embedded());
        assertThat(page.replace("http://www.w3.org/2000/svg", ""))
                .doesNotContain("http://")
                .doesNotContain("https://");
        assertThat(page)
                .doesNotContain("@import")
                .doesNotContain("url(")
                .doesNotContain(" src=")
                .contains("default-src 'none'");
    }

    @Test
    void policyNamesTheVeryStyleAndScriptOfThePage() throws Exception {
        String page = page(SyntheticRun.embedded());
        for (String element : List.of("style", "script")) {
            String text = matches(page, "(?s)(?<=<" + element + ">).*?(?=</" + element + ">)")
                    .get(0);
            byte[] digest =
                    java.security.MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            assertThat(page)
                    .contains(element + "-src 'sha256-"
                            + java.util.Base64.getEncoder().encodeToString(digest) + "'");
        }
        assertThat(page).doesNotContain(" style=");
    }

    @Test
    void namesAreTextWhateverIsInThem() throws IOException {
        String page = page(SyntheticRun.withSessionNamed("</script><script>alert(1)</script>&\"'"));
        assertThat(page).doesNotContain("<script>alert").doesNotContain("<b>5 ");
        assertThat(matches(page, "<script[ >]")).hasSize(5);
    }

    @Test
    void filesOfTheRunComeBackFromThePageUnchanged() throws IOException {
        String page = page(SyntheticRun.withSessionNamed("a<b"));
        for (String name : List.of("samples.jsonl", "summary.json", "plan.json", "manifest.json")) {
            String id = "data-" + name.replace('.', '-');
            String text =
                    matches(page, "(?s)(?<=id=\"" + id + "\">).*?(?=</script>)").get(0);
            assertThat(text.replace("\\u003c", "<")).isEqualTo(Files.readString(folder.resolve(name)));
        }
    }

    @Test
    void sameFilesGiveTheSameBytes() throws IOException {
        String first = page(SyntheticRun.embedded());
        Report.write(folder);
        assertThat(Files.readString(folder.resolve(Report.PAGE))).isEqualTo(first);
    }

    @Test
    void localeOfTheMachineChangesNothing() throws IOException {
        Locale before = Locale.getDefault();
        Set<String> pages = new HashSet<>();
        pages.add(page(SyntheticRun.embedded()));
        try {
            for (Locale locale :
                    List.of(Locale.GERMANY, Locale.forLanguageTag("ar-EG"), Locale.forLanguageTag("th-TH-u-nu-thai"))) {
                Locale.setDefault(locale);
                Report.write(folder);
                pages.add(Files.readString(folder.resolve(Report.PAGE)));
            }
        } finally {
            Locale.setDefault(before);
        }
        assertThat(pages).hasSize(1);
    }

    @Test
    void simulatedRunSaysSoOnTopInTheVerdictAndInEveryTitle() throws IOException {
        String page = page(SyntheticRun.fake());
        assertThat(page).contains("<strong>SIMULATED</strong>").contains("<em>SIMULATED</em>");
        assertThat(matches(page, "(?<=<figcaption><h3>)[^<]+"))
                .isNotEmpty()
                .allMatch(title -> title.endsWith("(SIMULATED)"));
        assertThat(matches(page, "(?<=-t\">)[^<]+(?=</title>)"))
                .isNotEmpty()
                .allMatch(title -> title.endsWith("(SIMULATED)"));
        assertThat(page).doesNotContain("CONFIRMED</p>");
    }

    @Test
    void measuredRunNeverSaysSimulated() throws IOException {
        assertThat(page(SyntheticRun.embedded())).doesNotContain("SIMULATED");
    }

    @Test
    void randomWeightsAreOwnedUpTo() throws IOException {
        assertThat(page(SyntheticRun.embedded()))
                .contains("random weights: what it writes means nothing")
                .contains("not by that of mlx_lm.server");
    }

    @Test
    void otherBackendsAreNotTakenForTheEmbeddedOne() throws IOException {
        assertThat(page(SyntheticRun.silent())).doesNotContain("random weights: what it writes");
    }

    @Test
    void whatTheBackendDoesNotSayIsUnknownAndNotZero() throws IOException {
        String page = page(SyntheticRun.silent());
        assertThat(page).contains("the backend does not say").contains("question marks, not zeros");
        assertThat(page).contains("UNVERIFIED").doesNotContain(">0 %</td>");
        String counts = "<td class=\"n\">unknown</td>".repeat(3);
        assertThat(matches(page, counts)).hasSize(SyntheticRun.REQUESTS);
        String shares = matches(page, "(?s)<svg[^>]*aria-labelledby=\"shares-t.*?</svg>")
                .get(0);
        assertThat(matches(shares, "class=\"gap t-raw\"")).hasSize(23);
    }

    @Test
    void exclusionsAreListedAndCrossed() throws IOException {
        String page = page(SyntheticRun.embedded());
        String exclusions =
                matches(page, "(?s)<section id=\"exclusions\".*?</section>").get(0);
        assertThat(exclusions)
                .contains("mixed")
                .contains("failed")
                .contains("timeout")
                .contains("HTTP 503: slot unavailable");
        assertThat(page)
                .contains("class=\"s-excluded")
                .contains("class=\"f-excluded")
                .contains("No outlier is ever dropped");
    }

    @Test
    void runWithoutASingleRequestThatCountsIsStillAPage() throws IOException {
        String page = page(SyntheticRun.withoutAnyAccepted());
        assertThat(page)
                .contains("No request counts")
                .contains("INCONCLUSIVE")
                .contains("no estimate")
                .doesNotContain("NaN");
    }

    @Test
    void missingFileIsNamed() {
        assertThatThrownBy(() -> Report.write(folder))
                .isInstanceOf(ReportException.class)
                .hasMessageContaining("summary.json");
    }

    private String page(SyntheticRun run) throws IOException {
        return Files.readString(Report.write(run.write(folder)), StandardCharsets.UTF_8);
    }

    private static List<String> matches(String text, String regex) {
        List<String> found = new ArrayList<>();
        Matcher matcher = Pattern.compile(regex).matcher(text);
        while (matcher.find()) {
            found.add(matcher.group());
        }
        return found;
    }
}
