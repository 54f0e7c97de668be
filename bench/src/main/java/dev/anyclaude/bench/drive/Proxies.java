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
     * Has their JVMs started in front of a backend, and does not wait for them.
     *
     * @throws DriveException if one cannot be started
     */
    static Proxies launch(ReplayPlan plan, ProxyLauncher launcher, BackendUnderTest backend) {
        Proxies proxies = new Proxies();
        try {
            plan.requests().stream()
                    .map(PlannedRequest::path)
                    .filter(route -> route != Route.DIRECT)
                    .distinct()
                    .forEach(route -> proxies.byRoute.put(
                            route, ProxyProcess.launch(launcher.command(backend.url(), backend.model(), route))));
            return proxies;
        } catch (DriveException e) {
            proxies.close();
            throw e;
        }
    }

    /**
     * Waits until all accept requests.
     *
     * @throws DriveException if one does not
     */
    void awaitReady() {
        byRoute.values().forEach(ProxyProcess::awaitReady);
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
