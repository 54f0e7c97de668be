package dev.anyclaude.bench.notebook;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Collects what a cell prints, in order, up to a limit. Written to by the reader of the child JVM, read by the kernel. */
final class CellStreams {
    private static final String STDOUT = "stdout";
    private static final String STDERR = "stderr";

    private record Run(String name, ByteArrayOutputStream bytes) {}

    private final int limitBytes;
    private final List<Run> runs = new ArrayList<>();
    private int size;
    private CompletableFuture<Void> full = new CompletableFuture<>();

    CellStreams(int limitBytes) {
        this.limitBytes = limitBytes;
    }

    PrintStream out() {
        return new PrintStream(new Named(STDOUT), true, StandardCharsets.UTF_8);
    }

    PrintStream err() {
        return new PrintStream(new Named(STDERR), true, StandardCharsets.UTF_8);
    }

    /** Starts anew for the next cell. The result completes when that cell prints more than the limit. */
    synchronized CompletableFuture<Void> begin() {
        runs.clear();
        size = 0;
        full = new CompletableFuture<>();
        return full;
    }

    synchronized List<Output> outputs() {
        List<Output> outputs = new ArrayList<>();
        for (Run run : runs) {
            outputs.add(new Output.Stream(run.name(), run.bytes().toString(StandardCharsets.UTF_8)));
        }
        return outputs;
    }

    private synchronized void add(String name, byte[] bytes, int from, int length) {
        int fits = Math.min(length, limitBytes - size);
        if (fits > 0) {
            if (runs.isEmpty() || !runs.get(runs.size() - 1).name().equals(name)) {
                runs.add(new Run(name, new ByteArrayOutputStream()));
            }
            runs.get(runs.size() - 1).bytes().write(bytes, from, fits);
            size += fits;
        }
        if (fits < length) {
            full.complete(null);
        }
    }

    private final class Named extends OutputStream {
        private final String name;

        Named(String name) {
            this.name = name;
        }

        @Override
        public void write(int b) {
            add(name, new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) {
            add(name, bytes, from, length);
        }
    }
}
