package dev.anyclaude.bench;

import java.time.Duration;

/** Every default of a run, with its reason. */
final class Defaults {
    /** The claim that gave the project its name: warm requests are at least so many times faster. */
    static final double CLAIM = 6;

    /** Seed of every random choice; any other is as good, and a stored one can be repeated. */
    static final long SEED = 6;

    /** Longest silence before a request is given up: ten minutes, which Claude Code itself allows. */
    static final Duration READ_TIMEOUT = Duration.ofMinutes(10);

    /** Longest pause kept between the turns of a replayed session. No cache here forgets within seconds. */
    static final long THINK_CAP_MILLIS = 50;

    private Defaults() {}
}
