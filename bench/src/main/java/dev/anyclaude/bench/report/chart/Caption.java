package dev.anyclaude.bench.report.chart;

/**
 * How a picture is announced.
 *
 * @param id unique in the page; letters, digits and hyphens
 * @param title its heading
 * @param description what a reader who cannot see it should know
 */
public record Caption(String id, String title, String description) {
    public Caption {
        if (!id.matches("[a-z][a-z0-9-]*")) {
            throw new IllegalArgumentException("not an id: " + id);
        }
    }
}
