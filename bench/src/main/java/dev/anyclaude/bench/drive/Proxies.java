package dev.anyclaude.bench.drive;

import dev.anyclaude.bench.engine.BackendUnderTest;
import dev.anyclaude.bench.plan.PlannedRequest;
import dev.anyclaude.bench.plan.ReplayPlan;
import dev.anyclaude.bench.plan.Route;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** The proxies a plan needs: one as a user runs it, one with {@code --raw}. */
final class Proxies implements AutoCloseable {
    private final Map<Route, ProxyProcess> byRoute = new EnumMap<>(Route.class);

    private Proxies() {}

    /**
     * Starts them in front of a backend.
     *
     * @throws DriveException if one does not start
     */
    static Proxies start(ReplayPlan plan, ProxyLauncher launcher, BackendUnderTest backend) {
        Proxies proxies = new Proxies();
        try {
            plan.requests().stream()
                    .map(PlannedRequest::path)
                    .filter(route -> route != Route.DIRECT)
                    .distinct()
                    .forEach(route -> proxies.byRoute.put(
                            route, ProxyProcess.launch(launcher.command(backend.url(), backend.model(), route))));
            proxies.byRoute.values().forEach(ProxyProcess::awaitReady);
            return proxies;
        } catch (DriveException e) {
            proxies.close();
            throw e;
        }
    }

    ProxyProcess of(Route route) {
        return Objects.requireNonNull(byRoute.get(route), "no proxy for this route");
    }

    /**
     * Goes on only if all are alive.
     *
     * @param kept what to tell about the samples so far
     */
    void requireAlive(String kept) {
        byRoute.forEach((route, proxy) -> {
            if (!proxy.isAlive()) {
                throw new DriveException("the proxy ended in the middle of the run; " + kept + "; it printed last:\n"
                        + proxy.lastLines());
            }
        });
    }

    @Override
    public void close() {
        byRoute.values().forEach(ProxyProcess::close);
    }
}
