/**
 * Stage 7: what people look at. In: the files of a run folder, {@code plan.json}, {@code manifest.json},
 * {@code samples.jsonl} and {@code summary.json}. Out: {@code index.html}, one page that needs nothing else and asks nothing of
 * any network; it can be made again at any time, without measuring.
 *
 * <p>{@link dev.anyclaude.bench.report.HtmlReport} reads the folder into a {@code ReportModel}; each {@code …Section} says
 * what one part of the page shows; the templates beside the classes say how it is marked up.
 */
@NullMarked
package dev.anyclaude.bench.report;

import org.jspecify.annotations.NullMarked;
