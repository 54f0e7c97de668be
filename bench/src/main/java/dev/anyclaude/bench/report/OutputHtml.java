package dev.anyclaude.bench.report;

import dev.anyclaude.bench.notebook.MimeBundle;
import dev.anyclaude.bench.notebook.Output;
import java.util.Map;

/** What a cell gave, as HTML: the best form it has. */
final class OutputHtml implements Output.Visitor<String> {
    @Override
    public String stream(Output.Stream stream) {
        return pre(stream.text());
    }

    @Override
    public String shown(Output.Shown shown) {
        Map<String, String> forms = shown.bundle().parts();
        if (forms.containsKey(MimeBundle.HTML)) {
            return forms.getOrDefault(MimeBundle.HTML, "");
        }
        return forms.containsKey(MimeBundle.SVG)
                ? "<div class=\"scroll plot\" tabindex=\"0\" role=\"group\" aria-label=\"chart\">"
                        + forms.getOrDefault(MimeBundle.SVG, "") + "</div>"
                : pre(forms.getOrDefault(MimeBundle.TEXT, ""));
    }

    @Override
    public String failure(Output.Failure failure) {
        return pre(String.join("\n", failure.traceback()));
    }

    static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static String pre(String text) {
        return "<pre class=\"output\">" + escape(text) + "</pre>";
    }
}
