package dev.anyclaude.proxy;

import dev.anyclaude.proxy.backend.BackendAddress;
import dev.anyclaude.proxy.http.Patience;
import dev.anyclaude.proxy.prefix.RuleName;
import dev.anyclaude.proxy.turn.SidePolicy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * Every setting of the proxy.
 *
 * @param host address to listen on
 * @param port 0 for any free one
 * @param key that clients must bring; empty for none
 * @param backendKey sent to the backend as bearer token; empty for none
 * @param model upstream model; empty to use what the client names, or the backend's default
 * @param rulesOff normalising rules that are not applied
 * @param recordFolder present to record sessions
 * @param turnLog present to write one line a turn there
 * @param turnLogValues whether these lines may hold clipped text of prompts
 * @param prefixFolder present to keep how prompts begin there, and to warm the backend with it at the next start
 * @param debugLevel 0 to 3, see {@link dev.anyclaude.proxy.telemetry.TurnLog}
 * @param bodyLimitBytes largest request
 * @param sideRequests what becomes of titles, summaries and the like
 * @param patience with backends, on behalf of clients of streams
 */
record ProxyConfig(
        String host,
        int port,
        String key,
        BackendAddress backend,
        String backendKey,
        Optional<String> model,
        Set<RuleName> rulesOff,
        Optional<Path> recordFolder,
        Optional<Path> turnLog,
        boolean turnLogValues,
        Optional<Path> prefixFolder,
        int debugLevel,
        int bodyLimitBytes,
        SidePolicy sideRequests,
        Patience patience) {
    static final int DEFAULT_BODY_LIMIT_BYTES = 64 << 20;

    /** Since its last use a cached head is kept for this long. */
    static final Duration HEAD_TIME_TO_LIVE = Duration.ofHours(1);

    static final Duration CLEAN_UP_PERIOD = Duration.ofMinutes(10);

    /** Some hundred system prompts with their tools. */
    static final long HEAD_BYTES = 64L << 20;

    /** Of prefixes on disk, each some 50 to 150 KB. */
    static final long KEPT_PREFIX_BYTES = 16L << 20;

    /** Since their last use. */
    static final Duration KEPT_PREFIX_AGE = Duration.ofDays(14);

    /** Of prompts kept to show where the next one differs. */
    static final long LEDGER_BYTES = 8L << 20;

    ProxyConfig {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port is not between 0 and 65535: " + port);
        }
        if (debugLevel < 0 || debugLevel > 3) {
            throw new IllegalArgumentException("debug level is not between 0 and 3: " + debugLevel);
        }
        if (bodyLimitBytes < 1) {
            throw new IllegalArgumentException("bodyLimitBytes is below 1: " + bodyLimitBytes);
        }
        rulesOff = Set.copyOf(rulesOff);
    }
}
