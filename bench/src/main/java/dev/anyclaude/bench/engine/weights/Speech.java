package dev.anyclaude.bench.engine.weights;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Weights of a model that always gives one and the same answer: the output speaks for the token that follows the one just read,
 * and the layers add nothing. So that each token has one successor, no token occurs twice in the answer; the answer is cut into
 * pieces that are all different, and those the vocabulary lacks are added to it.
 */
final class Speech implements QwenNumbers {
    /** What the template ends with, where the answer begins. */
    private static final String BEGIN = "\n";

    private static final Pattern WORD = Pattern.compile("\\s*\\S{1,7}|\\s+");
    private static final String[] LETTERS = ByteAlphabet.letters();

    /** Far above what any other token gets, so that the answer is the same at every temperature in use. */
    private static final float CERTAIN = 100;

    private final Map<Integer, Integer> positions = new HashMap<>();
    private final Map<Integer, Integer> predecessors = new HashMap<>();

    private Speech(List<Integer> tokens) {
        for (int i = 0; i < tokens.size(); i++) {
            positions.put(tokens.get(i), i);
            predecessors.put(tokens.get(i), i - 1);
        }
    }

    /**
     * Of an answer, in which the marks of thinking and tool calls stand for themselves.
     *
     * @param vocabulary gets the pieces it lacks
     * @throws IllegalArgumentException if a mark occurs twice
     */
    static Speech of(String answer, BpeVocabulary vocabulary) {
        List<String> pieces = new ArrayList<>();
        Matcher mark = QwenTokenizer.ANY_MARK.matcher(answer);
        int from = 0;
        while (mark.find()) {
            cut(answer.substring(from, mark.start()), pieces);
            pieces.add(mark.group());
            from = mark.end();
        }
        cut(answer.substring(from), pieces);
        Set<String> different = new HashSet<>(pieces);
        if (different.size() < pieces.size()) {
            throw new IllegalArgumentException(
                    "a model that gives one answer can write each mark only once: " + answer);
        }
        pieces.stream()
                .filter(piece -> !QwenTokenizer.isMark(piece))
                .forEach(piece -> vocabulary.number(letters(piece)));
        QwenTokenizer tokenizer = new QwenTokenizer(vocabulary);
        List<Integer> tokens = new ArrayList<>(List.of(vocabulary.number(letters(BEGIN))));
        for (String piece : pieces) {
            tokens.add(QwenTokenizer.isMark(piece) ? tokenizer.number(piece) : vocabulary.number(letters(piece)));
        }
        tokens.add(tokenizer.number(QwenTokenizer.END_OF_TURN));
        return new Speech(tokens);
    }

    /** Width the model needs: one number for each token. */
    int width() {
        return positions.size();
    }

    @Override
    public GgufWriter.Rows embedding() {
        return (row, out) -> one(positions.getOrDefault(row, -1), 1, out);
    }

    @Override
    public GgufWriter.Rows layer(int columns) {
        return (row, out) -> Arrays.fill(out, 0);
    }

    @Override
    public GgufWriter.Rows output() {
        return (row, out) -> one(predecessors.getOrDefault(row, -1), CERTAIN, out);
    }

    private static void one(int place, float value, float[] out) {
        Arrays.fill(out, 0);
        if (place >= 0) {
            out[place] = value;
        }
    }

    /** Adds the pieces of a text, each unlike all that are there; what is left over in the end goes with the last piece. */
    private static void cut(String text, List<String> pieces) {
        int first = pieces.size();
        Matcher word = WORD.matcher(text);
        String piece = "";
        while (word.find()) {
            piece += word.group();
            if (!pieces.contains(piece) && !piece.equals(BEGIN)) {
                pieces.add(piece);
                piece = "";
            }
        }
        if (!piece.isEmpty()) {
            String last = pieces.size() > first ? pieces.remove(pieces.size() - 1) : "";
            pieces.add(last + piece);
        }
    }

    private static String letters(String text) {
        StringBuilder letters = new StringBuilder();
        for (byte each : text.getBytes(StandardCharsets.UTF_8)) {
            letters.append(LETTERS[each & 0xff]);
        }
        return letters.toString();
    }
}
