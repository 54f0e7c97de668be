package dev.anyclaude.bench.fake;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * What a fake backend takes its time for. Request number {@code n}, counted from 0 since the start, prefills {@code p} tokens
 * and sends its first token after
 *
 * <pre>
 * ttft(n, p) = (requestNanos + p × prefillNanosPerToken) × (1 + n × driftPerRequest) + jitter(n)
 * </pre>
 *
 * where {@code jitter(n)} is uniform in [0, {@code jitterNanos}) and follows from {@code seed} and {@code n} alone. Token
 * {@code k}, from 0, is sent {@code k × decodeNanosPerToken × (1 + n × driftPerRequest)} later. The clock starts when the
 * request has been read. Tokenising a prompt of 60 KB takes a few milliseconds, which the formula covers only if it asks for
 * more than that.
 *
 * @param requestNanos of every request
 * @param prefillNanosPerToken of every prompt token that is not cached
 * @param decodeNanosPerToken between two tokens of an answer
 * @param jitterNanos most that is added at random
 * @param driftPerRequest share by which each request is slower than the one before
 * @param seed of the random times
 * @param entries prompts kept in the cache, at least 1; the one not used for longest goes first
 * @param traps what it does wrong
 * @param diskCache file the cache is kept in when the backend is closed, and read from when it starts; none if absent
 */
public record FakeCosts(
        long requestNanos,
        long prefillNanosPerToken,
        long decodeNanosPerToken,
        long jitterNanos,
        double driftPerRequest,
        long seed,
        int entries,
        Set<Trap> traps,
        Optional<Path> diskCache) {

    public FakeCosts {
        if (requestNanos < 0 || prefillNanosPerToken < 0 || decodeNanosPerToken < 0 || jitterNanos < 0) {
            throw new IllegalArgumentException("a cost is below 0");
        }
        if (!(driftPerRequest >= 0) || entries < 1) {
            throw new IllegalArgumentException("driftPerRequest " + driftPerRequest + ", entries " + entries);
        }
        traps = Set.copyOf(traps);
    }

    /** Costs without jitter, drift and traps, and a cache of one prompt. */
    public static FakeCosts of(long requestNanos, long prefillNanosPerToken, long decodeNanosPerToken) {
        return new FakeCosts(
                requestNanos, prefillNanosPerToken, decodeNanosPerToken, 0, 0, 1, 1, Set.of(), Optional.empty());
    }

    /** A small machine, sped up: 10 ms, then 20,000 tokens a second prefilled and 1,000 decoded, up to 1 ms of jitter. */
    public static FakeCosts ordinary(long seed) {
        return new FakeCosts(10_000_000, 50_000, 1_000_000, 1_000_000, 0, seed, 1, Set.of(), Optional.empty());
    }

    /** The same with other random times. */
    public FakeCosts withJitter(long nanos, long otherSeed) {
        return new FakeCosts(
                requestNanos,
                prefillNanosPerToken,
                decodeNanosPerToken,
                nanos,
                driftPerRequest,
                otherSeed,
                entries,
                traps,
                diskCache);
    }

    /** The same, each request slower than the one before. */
    public FakeCosts withDrift(double perRequest) {
        return new FakeCosts(
                requestNanos,
                prefillNanosPerToken,
                decodeNanosPerToken,
                jitterNanos,
                perRequest,
                seed,
                entries,
                traps,
                diskCache);
    }

    /** The same with room for so many prompts. */
    public FakeCosts withEntries(int prompts) {
        return new FakeCosts(
                requestNanos,
                prefillNanosPerToken,
                decodeNanosPerToken,
                jitterNanos,
                driftPerRequest,
                seed,
                prompts,
                traps,
                diskCache);
    }

    /** The same with these traps. */
    public FakeCosts withTraps(Trap... which) {
        return new FakeCosts(
                requestNanos,
                prefillNanosPerToken,
                decodeNanosPerToken,
                jitterNanos,
                driftPerRequest,
                seed,
                entries,
                Set.of(which),
                diskCache);
    }

    /** The same with a cache that is still there after a restart. */
    public FakeCosts withDiskCache(Path file) {
        return new FakeCosts(
                requestNanos,
                prefillNanosPerToken,
                decodeNanosPerToken,
                jitterNanos,
                driftPerRequest,
                seed,
                entries,
                traps,
                Optional.of(file));
    }

    /** Time to the first token of a request, in nanoseconds; the formula above. */
    public long ttftNanos(long request, int prefilledTokens) {
        double slower = 1 + request * driftPerRequest;
        double work = (requestNanos + (double) prefilledTokens * prefillNanosPerToken) * slower;
        return Math.round(work) + jitter(request);
    }

    /** Time from the first token of a request to its token {@code k}, in nanoseconds. */
    public long decodeNanos(long request, int k) {
        return Math.round(k * decodeNanosPerToken * (1 + request * driftPerRequest));
    }

    private long jitter(long request) {
        return jitterNanos == 0 ? 0 : new SplittableRandom(seed * 1_000_003 + request).nextLong(jitterNanos);
    }
}
