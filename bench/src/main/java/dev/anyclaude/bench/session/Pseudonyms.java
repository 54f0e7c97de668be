package dev.anyclaude.bench.session;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The secret of one run, and what follows from it: a permutation of letters for everything that may stand before a letter.
 * Equal beginnings of words get equal beginnings, and where two words part, their replacements part. Used by one thread.
 */
final class Pseudonyms {
    private static final String ALGORITHM = "HmacSHA256";
    private static final HexFormat HEX = HexFormat.of();

    private final Mac mac;
    private final Map<String, Beginning> roots = new HashMap<>();

    /** What follows from a secret of at least 16 bytes. */
    Pseudonyms(byte[] secret) {
        if (secret.length < 16) {
            throw new IllegalArgumentException("a secret of " + secret.length + " bytes");
        }
        try {
            mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret, ALGORITHM));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }

    /** The empty beginning of everything of a kind. */
    Beginning root(String kind) {
        return roots.computeIfAbsent(kind, name -> new Beginning(mac.doFinal(name.getBytes(StandardCharsets.UTF_8))));
    }

    private byte[] hmac(byte[] key, int value) {
        mac.update(key);
        return mac.doFinal(ByteBuffer.allocate(Integer.BYTES).putInt(value).array());
    }

    /** The beginning of a word, capitals aside. */
    final class Beginning {
        private final byte[] key;
        private final Map<Integer, Beginning> next = new HashMap<>();
        private final Map<Choice, Map<Integer, Integer>> permutations = new HashMap<>();

        private Beginning(byte[] key) {
            this.key = key;
        }

        /** This beginning and one character more. */
        Beginning then(int codePoint) {
            return next.computeIfAbsent(Character.toLowerCase(codePoint), folded -> new Beginning(hmac(key, folded)));
        }

        /**
         * The replacement of a character that follows.
         *
         * @param kept characters that must stay here
         */
        int replace(int codePoint, Alphabet alphabet, String kept) {
            return permutations
                    .computeIfAbsent(new Choice(alphabet, kept), this::permutation)
                    .getOrDefault(codePoint, codePoint);
        }

        private Map<Integer, Integer> permutation(Choice choice) {
            int[] from = choice.alphabet()
                    .characters()
                    .filter(each -> choice.kept().indexOf(each) < 0)
                    .toArray();
            int[] to = IntStream.of(from)
                    .boxed()
                    .map(each -> new Ranked(HEX.formatHex(hmac(key, ~Character.toLowerCase(each))), each))
                    .sorted(Comparator.comparing(Ranked::rank))
                    .mapToInt(Ranked::codePoint)
                    .toArray();
            Map<Integer, Integer> permutation = new HashMap<>();
            for (int i = 0; i < from.length; i++) {
                permutation.put(from[i], to[i]);
            }
            return permutation;
        }
    }

    private record Choice(Alphabet alphabet, String kept) {}

    private record Ranked(String rank, int codePoint) {}
}
