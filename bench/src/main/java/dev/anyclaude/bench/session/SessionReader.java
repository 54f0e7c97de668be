package dev.anyclaude.bench.session;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import tools.jackson.core.JacksonException;

/**
 * Reads session files, {@code .jsonl} and {@code .jsonl.gz}. Keys it does not know are passed over; a format, a kind of line
 * or a word it does not know is refused.
 */
public final class SessionReader {
    private static final String PLAIN = ".jsonl";
    private static final String PACKED = ".jsonl.gz";

    private SessionReader() {}

    /**
     * The session of a file, or those of all session files in a folder, by name.
     *
     * @throws SessionException if one cannot be read, is another format's, or is damaged before its last line
     */
    public static List<RecordedSession> readAll(Path fileOrFolder) {
        List<RecordedSession> sessions = new ArrayList<>();
        for (Path file : files(fileOrFolder)) {
            sessions.add(read(file));
        }
        return sessions;
    }

    /**
     * The session of a file.
     *
     * @throws SessionException if it cannot be read, is another format's, or is damaged before its last line
     */
    public static RecordedSession read(Path file) {
        byte[] stored;
        byte[] bytes;
        try {
            stored = Files.readAllBytes(file);
            bytes = fileName(file).endsWith(PACKED) ? unpack(stored) : stored;
        } catch (IOException e) {
            throw new SessionException("cannot read " + file + ": " + e, e);
        }
        String text = new String(bytes, StandardCharsets.UTF_8);
        SessionLines lines = new SessionLines(file);
        int number = 0;
        int start = 0;
        while (start < text.length()) {
            number++;
            int end = text.indexOf('\n', start);
            String line = text.substring(start, end < 0 ? text.length() : end);
            start = end < 0 ? text.length() : end + 1;
            if (line.isBlank()) {
                continue;
            }
            try {
                lines.add(line);
            } catch (JacksonException e) {
                if (end >= 0) {
                    throw damaged(file, number, e.getOriginalMessage(), e);
                }
                lines.warn("line " + number + " is cut off and was left out");
            } catch (IllegalArgumentException e) {
                throw damaged(file, number, String.valueOf(e.getMessage()), e);
            }
        }
        return lines.session(name(file), sha256(stored));
    }

    static List<Path> files(Path fileOrFolder) {
        if (!Files.isDirectory(fileOrFolder)) {
            return List.of(fileOrFolder);
        }
        try (Stream<Path> all = Files.list(fileOrFolder)) {
            List<Path> files = all.filter(each ->
                            fileName(each).endsWith(PLAIN) || fileName(each).endsWith(PACKED))
                    .sorted()
                    .toList();
            if (files.isEmpty()) {
                throw new SessionException("no session files (" + PLAIN + ", " + PACKED + ") in " + fileOrFolder);
            }
            return files;
        } catch (IOException e) {
            throw new SessionException("cannot list " + fileOrFolder + ": " + e, e);
        }
    }

    private static SessionException damaged(Path file, int number, String what, Exception cause) {
        return new SessionException(file + ", line " + number + ": " + what, cause);
    }

    private static String name(Path file) {
        String name = fileName(file);
        return name.endsWith(PACKED)
                ? name.substring(0, name.length() - PACKED.length())
                : name.endsWith(PLAIN) ? name.substring(0, name.length() - PLAIN.length()) : name;
    }

    private static String fileName(Path file) {
        Path name = file.getFileName();
        return name == null ? "" : name.toString();
    }

    /** As much of it as is there: a recorder may have been stopped in the middle. */
    private static byte[] unpack(byte[] packed) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                out.write(buffer, 0, count);
            }
        } catch (EOFException e) {
            if (out.size() == 0) {
                throw e;
            }
        }
        return out.toByteArray();
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
