package dev.anyclaude.bench.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes recordings that can be shown: the same shape, none of the words. Every word becomes another of the same length in
 * UTF-8, always the same one within a run, by a secret that is thrown away. Two prompts begin alike for exactly as many bytes
 * as before, whichever recordings of the run they are from, so everything a prefix cache sees is as it was. What is kept is
 * listed in {@code Protocol}; {@code docs/session-format.md} has the rules and their limits.
 */
public final class Anonymiser {
    private static final int SECRET_BYTES = 32;
    private static final String SUFFIX = ".jsonl";

    private Anonymiser() {}

    /**
     * What was done.
     *
     * @param written files, in the order of the recordings
     * @param turns written
     * @param warnings what was left out or was incomplete
     */
    public record Report(List<Path> written, int turns, List<String> warnings) {
        public Report {
            written = List.copyOf(written);
            warnings = List.copyOf(warnings);
        }
    }

    /**
     * Anonymises the recording in a file, or all of a folder with the same secret, and checks the result.
     *
     * @param out folder to write to, made if it is not there; or, for one recording, a file whose name ends in {@code .jsonl}.
     *     Nothing is written over
     * @throws SessionException if a recording cannot be read or written; if a check fails, before anything is written
     */
    public static Report run(Path in, Path out) {
        byte[] secret = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(secret);
        List<RecordedSession> originals = SessionReader.readAll(in);
        SessionMasker masker = masker(originals, secret);
        List<RecordedSession> masked = originals.stream().map(masker::mask).toList();
        List<String> found = AnonymityCheck.findings(originals, masked);
        if (!found.isEmpty()) {
            throw new SessionException("not anonymous, nothing was written: " + String.join("; ", found));
        }
        List<Path> written = new ArrayList<>();
        try {
            boolean oneFile = Files.isRegularFile(in) && out.toString().endsWith(SUFFIX) && !Files.isDirectory(out);
            Files.createDirectories(oneFile ? out.toAbsolutePath().getParent() : out);
            for (RecordedSession session : masked) {
                Path file = oneFile ? out : out.resolve(session.name() + SUFFIX);
                SessionWriter.write(session, file);
                written.add(file);
            }
        } catch (IOException e) {
            throw new SessionException("cannot make the folder for " + out + ": " + e, e);
        }
        List<String> warnings = new ArrayList<>(masker.warnings());
        masked.forEach(session -> warnings.addAll(session.warnings()));
        int turns = masked.stream().mapToInt(session -> session.turns().size()).sum();
        return new Report(written, turns, warnings);
    }

    /** A masker for these recordings and a secret. */
    static SessionMasker masker(List<RecordedSession> sessions, byte[] secret) {
        List<String> ids = sessions.stream()
                .map(session -> session.header().session())
                .filter(id -> !id.isEmpty())
                .toList();
        return new SessionMasker(new Masks(secret, ids));
    }
}
