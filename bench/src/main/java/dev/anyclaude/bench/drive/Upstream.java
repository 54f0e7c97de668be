package dev.anyclaude.bench.drive;

import dev.anyclaude.bench.plan.Arm;
import dev.anyclaude.bench.plan.PlannedRequest;
import dev.anyclaude.bench.plan.ReplayPlan;
import dev.anyclaude.bench.plan.ReplayTurn;
import dev.anyclaude.bench.plan.Route;
import dev.anyclaude.bench.sample.Outcome;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The bytes the proxy makes of the planned bodies, learnt before the run by putting it in front of a {@link CaptureServer}.
 * DIRECT sends them; W1 reads off them where tools and system prompt end.
 */
final class Upstream {
    /** What is known before the capture. */
    static final Upstream NOTHING = new Upstream(Map.of());

    private static final Set<Arm> NEEDED = EnumSet.of(Arm.DIRECT, Arm.W1);

    private final Map<String, byte[]> bySha256;

    private Upstream(Map<String, byte[]> bySha256) {
        this.bySha256 = bySha256;
    }

    /**
     * Runs the bodies of the plan that are needed through a proxy of their own.
     *
     * @param marked put the {@link Nonce#PLACEHOLDER} into them
     * @throws DriveException if the proxy does not start or sends nothing on
     */
    static Upstream capture(
            ReplayPlan plan,
            Bodies bodies,
            ProxyLauncher launcher,
            String model,
            boolean marked,
            MessagesClient client) {
        Map<String, byte[]> captured = new HashMap<>();
        if (plan.requests().stream().noneMatch(each -> NEEDED.contains(each.arm()))) {
            return NOTHING;
        }
        try (CaptureServer server = new CaptureServer(model);
                ProxyProcess proxy = ProxyProcess.start(launcher.command(server.url(), model, Route.PROXY))) {
            for (PlannedRequest request : plan.requests()) {
                if (NEEDED.contains(request.arm()) && !captured.containsKey(request.bodySha256())) {
                    captured.put(request.bodySha256(), captureOne(bodies.of(request), marked, server, proxy, client));
                }
            }
        }
        return new Upstream(captured);
    }

    private static byte[] captureOne(
            ReplayTurn turn, boolean marked, CaptureServer server, ProxyProcess proxy, MessagesClient client) {
        byte[] recorded = turn.body().bytes();
        Exchange exchange = client.post(
                Addresses.messages(proxy.url(), turn.path()), turn.headers(), marked ? Nonce.hold(recorded) : recorded);
        byte[] body = server.take();
        if (exchange.outcome() != Outcome.COMPLETED || body == null) {
            throw new DriveException("the proxy does not translate turn " + turn.turn() + " of " + turn.session() + ": "
                    + (exchange.error().isEmpty() ? "it sent nothing on" : exchange.error()));
        }
        return body;
    }

    /** What the proxy makes of the body with this digest. */
    Optional<byte[]> of(String bodySha256) {
        return Optional.ofNullable(bySha256.get(bodySha256));
    }
}
