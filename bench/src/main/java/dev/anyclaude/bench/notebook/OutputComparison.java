package dev.anyclaude.bench.notebook;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Holds what a cell gave against what is stored of it. Of a picture only that it is there, of everything else the text.
 */
final class OutputComparison {
    private static final String NOTHING = "nothing";

    private final Sanitiser sanitiser;

    OutputComparison(Sanitiser sanitiser) {
        this.sanitiser = sanitiser;
    }

    /** How the outputs differ after sanitising, in lines for a reader; empty if they do not. */
    List<String> differences(Cell stored, Cell fresh) {
        List<String> before = lines(stored);
        List<String> now = lines(fresh);
        List<String> differences = new ArrayList<>();
        for (int i = 0; i < Math.max(before.size(), now.size()); i++) {
            String was = i < before.size() ? before.get(i) : NOTHING;
            String is = i < now.size() ? now.get(i) : NOTHING;
            if (!was.equals(is)) {
                differences.add("stored: " + was + "\nfresh:  " + is);
            }
        }
        return differences;
    }

    private List<String> lines(Cell cell) {
        return cell.outputs().stream()
                .flatMap(each -> each.accept(new Facets()))
                .flatMap(each -> sanitiser.clean(each).strip().lines())
                .toList();
    }

    private static final class Facets implements Output.Visitor<Stream<String>> {
        @Override
        public Stream<String> stream(Output.Stream stream) {
            return Stream.of(stream.name() + ": " + stream.text());
        }

        @Override
        public Stream<String> shown(Output.Shown shown) {
            return shown.bundle().parts().entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .map(each -> each.getKey() + (each.getKey().startsWith("image/") ? "" : ": " + each.getValue()));
        }

        @Override
        public Stream<String> failure(Output.Failure failure) {
            return Stream.of("error " + failure.name() + ": " + failure.value());
        }
    }
}
