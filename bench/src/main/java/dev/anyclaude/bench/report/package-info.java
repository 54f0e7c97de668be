/**
 * Stage 7: what people look at. In: the files of a run folder, {@code plan.json}, {@code manifest.json},
 * {@code samples.jsonl} and {@code summary.json}. Out: {@code report.ipynb}, a notebook that is executed already, and
 * {@code index.html}, that notebook as one page that needs nothing else and asks nothing of any network. Both can be made again at
 * any time, without measuring.
 *
 * <p>{@link dev.anyclaude.bench.report.Report} reads the folder into a {@code ReportModel}; each {@code …Section} says what one
 * part shows; {@code RunNotebook} puts the parts into cells, and {@code NotebookPage} makes the page of these; the templates beside
 * the classes say how it is marked up.
 */
@NullMarked
package dev.anyclaude.bench.report;

import org.jspecify.annotations.NullMarked;
