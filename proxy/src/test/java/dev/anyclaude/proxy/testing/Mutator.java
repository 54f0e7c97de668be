package dev.anyclaude.proxy.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;

/** Makes broken variants of good inputs; the same seed makes the same ones. Confined to one thread. */
public final class Mutator {
    private static final List<byte[]> PIECES = List.of(
            utf8("\""),
            utf8("\\"),
            utf8("{"),
            utf8("}"),
            utf8("["),
            utf8("]"),
            utf8("null"),
            utf8("-1e999"),
            utf8("\\ud800"),
            utf8("\\u0000"),
            utf8("\n\n"),
            utf8("data: "),
            utf8("data: [DONE]\n\n"),
            utf8("<think>"),
            utf8("</think>"),
            utf8("\r"),
            new byte[] {0},
            new byte[] {(byte) 0xC3},
            new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80},
            new byte[] {(byte) 0xF0, (byte) 0x9F},
            new byte[] {(byte) 0xFF});

    private final SplittableRandom random;

    /** Makes the variants of this seed. */
    public Mutator(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /** The files of a folder with this end of their name, by name. */
    public static List<byte[]> corpus(Path folder, String suffix) throws IOException {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, "*" + suffix)) {
            found.forEach(files::add);
        }
        Collections.sort(files);
        List<byte[]> contents = new ArrayList<>();
        for (Path file : files) {
            contents.add(Files.readAllBytes(file));
        }
        return contents;
    }

    /** One of these, with one change or four. */
    public byte[] variant(List<byte[]> corpus) {
        byte[] variant = corpus.get(random.nextInt(corpus.size()));
        for (int change = random.nextInt(3) > 0 ? 1 : 4; change > 0; change--) {
            variant = changed(variant, corpus);
        }
        return variant;
    }

    private byte[] changed(byte[] from, List<byte[]> corpus) {
        int at = random.nextInt(from.length + 1);
        int to = Math.min(from.length, at + random.nextInt(1, 40));
        return switch (random.nextInt(7)) {
            case 0 -> Arrays.copyOf(from, at); // the end is missing
            case 1 -> joined(from, at, new byte[0], to); // a piece is missing
            case 2 -> joined(from, at, Arrays.copyOfRange(from, at, to), at); // a piece comes twice
            case 3 -> joined(from, at, PIECES.get(random.nextInt(PIECES.size())), at);
            case 4 -> joined(from, at, PIECES.get(random.nextInt(PIECES.size())), to);
            case 5 -> flipped(from);
            default -> {
                byte[] other = corpus.get(random.nextInt(corpus.size()));
                yield joined(from, at, other, from.length);
            }
        };
    }

    private byte[] flipped(byte[] from) {
        byte[] flipped = from.clone();
        if (flipped.length > 0) {
            flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return flipped;
    }

    private static byte[] joined(byte[] from, int end, byte[] middle, int start) {
        byte[] joined = new byte[end + middle.length + from.length - start];
        System.arraycopy(from, 0, joined, 0, end);
        System.arraycopy(middle, 0, joined, end, middle.length);
        System.arraycopy(from, start, joined, end + middle.length, from.length - start);
        return joined;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
