package dev.anyclaude.bench.session;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Checks anonymised recordings against their originals, without using anything of the {@link Anonymiser}: that nothing of the
 * words is left, and that everything a prefix cache sees still is.
 */
public final class AnonymityCheck {
    private static final int RUN = 4;
    private static final int LONG_WORD = 8;

    private AnonymityCheck() {}

    /** Checks two files or folders, the originals first; prints what is wrong and ends with exit code 1 if anything is. */
    public static void main(String[] args) {
        if (args.length != 2) {
            System.err.println("two arguments: the originals, and what was made of them");
            System.exit(64);
        }
        List<String> findings = run(Path.of(args[0]), Path.of(args[1]));
        findings.forEach(System.err::println);
        if (!findings.isEmpty()) {
            System.exit(1);
        }
        System.out.println("anonymous: no word is left, and every two prompts begin alike as before");
    }

    /**
     * Checks two files, or the files of two folders, which are paired by when they were recorded and by the times in them.
     *
     * @return what is wrong; empty if nothing is
     */
    public static List<String> run(Path original, Path anonymised) {
        return findings(SessionReader.readAll(original), SessionReader.readAll(anonymised));
    }

    /** What is wrong with the anonymised ones; empty if nothing is. */
    static List<String> findings(List<RecordedSession> originals, List<RecordedSession> anonymised) {
        List<String> findings = new ArrayList<>();
        List<Pair> pairs = pairs(originals, anonymised, findings);
        if (findings.isEmpty()) {
            words(originals, anonymised, findings);
            ids(originals, anonymised, findings);
            prefixes(pairs, findings);
        }
        return findings;
    }

    private static final class Pair {
        private final String where;
        private final byte[] original;
        private final byte[] anonymised;

        Pair(String where, RecordedTurn original, RecordedTurn anonymised) {
            this.where = where;
            this.original = original.request().bodyBytes();
            this.anonymised = anonymised.request().bodyBytes();
        }
    }

    private static List<Pair> pairs(
            List<RecordedSession> originals, List<RecordedSession> anonymised, List<String> findings) {
        List<Pair> pairs = new ArrayList<>();
        for (RecordedSession masked : anonymised) {
            RecordedSession original = originals.stream()
                    .filter(each -> sameShape(each, masked))
                    .findFirst()
                    .orElse(null);
            if (original == null) {
                findings.add(masked.name() + " has the shape of no original");
                continue;
            }
            for (RecordedTurn turn : masked.turns()) {
                pairs.add(
                        new Pair("turn " + turn.turn() + " of " + masked.name(), turnOf(original, turn.turn()), turn));
            }
        }
        if (originals.size() != anonymised.size()) {
            findings.add(originals.size() + " originals, but " + anonymised.size() + " anonymised");
        }
        return pairs;
    }

    private static boolean sameShape(RecordedSession original, RecordedSession masked) {
        return original.header().startedAt().equals(masked.header().startedAt())
                && masked.turns().stream()
                        .allMatch(turn -> original.turns().stream()
                                .anyMatch(each -> each.turn() == turn.turn()
                                        && times(each).equals(times(turn))));
    }

    private static RecordedTurn turnOf(RecordedSession session, int number) {
        return session.turns().stream()
                .filter(each -> each.turn() == number)
                .findFirst()
                .orElseThrow();
    }

    private static List<String> times(RecordedTurn turn) {
        List<String> times = new ArrayList<>();
        times.add(turn.request().atMillis() + " " + turn.request().path());
        turn.response().ifPresent(each -> times.add(each.atMillis() + " " + each.status()));
        turn.events().forEach(each -> times.add(each.atMillis() + " " + each.event()));
        turn.end().ifPresent(each -> times.add(each.toString()));
        return times;
    }

    private static void words(
            List<RecordedSession> originals, List<RecordedSession> anonymised, List<String> findings) {
        Set<String> models = models(originals);
        Set<List<String>> runs = new HashSet<>();
        Set<String> longWords = new HashSet<>();
        for (List<String> words : texts(originals).map(Words::of).toList()) {
            runs(words).forEach(runs::add);
            words.stream().filter(each -> each.length() >= LONG_WORD).forEach(longWords::add);
        }
        longWords.removeAll(models);
        Set<String> left = new HashSet<>();
        for (List<String> words : texts(anonymised).map(Words::of).toList()) {
            runs(words).filter(runs::contains).map(run -> String.join(" ", run)).forEach(left::add);
            words.stream().filter(longWords::contains).forEach(left::add);
        }
        if (!left.isEmpty()) {
            findings.add("words are left: " + left.stream().sorted().limit(20).toList());
        }
    }

    /** The words of models' names, which stay. */
    private static Set<String> models(List<RecordedSession> originals) {
        Set<String> models = new HashSet<>();
        for (RecordedSession session : originals) {
            models.addAll(Words.of(session.header().model()));
            session.turns()
                    .forEach(turn -> models.addAll(Words.ofModel(turn.request().body())));
        }
        return models;
    }

    private static Stream<List<String>> runs(List<String> words) {
        return Stream.iterate(0, from -> from + RUN <= words.size(), from -> from + 1)
                .map(from -> List.copyOf(words.subList(from, from + RUN)));
    }

    private static void ids(List<RecordedSession> originals, List<RecordedSession> anonymised, List<String> findings) {
        List<String> ids = originals.stream()
                .map(each -> each.header().session())
                .filter(id -> id.length() >= LONG_WORD)
                .toList();
        for (RecordedSession session : anonymised) {
            Stream<String> where = Stream.of(texts(List.of(session)), headers(session), Stream.of(session.name()))
                    .flatMap(each -> each);
            if (where.anyMatch(text -> ids.stream().anyMatch(text::contains))) {
                findings.add("a session id is left in " + session.name());
            }
        }
    }

    private static Stream<String> headers(RecordedSession session) {
        return session.turns().stream().flatMap(turn -> turn.request().headers().values().stream());
    }

    private static Stream<String> texts(List<RecordedSession> sessions) {
        return sessions.stream()
                .flatMap(session -> Stream.concat(
                        Stream.of(session.header().session()),
                        session.turns().stream().flatMap(AnonymityCheck::texts)));
    }

    private static Stream<String> texts(RecordedTurn turn) {
        Stream<String> answer = turn.response().flatMap(RecordedResponse::body).stream();
        String pieces = String.join("", turn.events().stream().map(Words::piece).toList());
        Stream<String> events = turn.events().stream().map(RecordedEvent::data);
        return Stream.of(Stream.of(turn.request().body(), pieces), answer, events)
                .flatMap(each -> each);
    }

    private static void prefixes(List<Pair> pairs, List<String> findings) {
        for (int i = 0; i < pairs.size(); i++) {
            Pair one = pairs.get(i);
            if (one.original.length != one.anonymised.length) {
                findings.add(one.where + " changed its length");
            }
            for (int j = 0; j < i; j++) {
                Pair other = pairs.get(j);
                if (Arrays.mismatch(one.original, other.original)
                        != Arrays.mismatch(one.anonymised, other.anonymised)) {
                    findings.add(one.where + " and " + other.where + " begin alike for another length");
                }
            }
        }
    }
}
