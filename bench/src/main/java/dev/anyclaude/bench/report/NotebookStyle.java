package dev.anyclaude.bench.report;

import dev.anyclaude.bench.notebook.Displayed;
import dev.anyclaude.bench.notebook.MimeBundle;

/** The page's own style, kept to what a report shows so that the rest of Jupyter looks as ever. */
record NotebookStyle() implements Displayed {
    private static final String SCOPE = ".anyclaude {\n"
            + "color: var(--ink); background: var(--paper); padding: .8rem;"
            + " font: 14px/1.55 system-ui, sans-serif; font-variant-numeric: tabular-nums;\n";

    @Override
    public MimeBundle display() {
        String nested = Template.resource("parts.css").replace(":root", "&");
        return MimeBundle.text(toString()).with(MimeBundle.HTML, "<style>" + SCOPE + nested + "}</style>");
    }

    @Override
    public String toString() {
        return "the report's style";
    }
}
