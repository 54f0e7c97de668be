package dev.anyclaude.proxy.http;

import java.io.IOException;
import java.net.BindException;
import java.time.Duration;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.VirtualThreads;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** Listens, and owns the threads that carry turns: virtual ones where the JVM has them. */
public final class MessagesServer implements AutoCloseable {
    /** A client that neither reads nor writes for so long, outside of waiting for an answer, is gone. */
    private static final Duration IDLE_TIMEOUT = Duration.ofMinutes(5);

    /** As much of a request as the loopback interface delivers at once, so that it is read in few calls. */
    private static final int INPUT_BUFFER_BYTES = 64 << 10;

    private static final Duration GRACE = Duration.ofMillis(400);

    /** Names of models have slashes, which clients encode. */
    private static final UriCompliance SLASHES_IN_NAMES =
            UriCompliance.DEFAULT.with("slashes in names", UriCompliance.Violation.AMBIGUOUS_PATH_SEPARATOR);

    /** Lets one thread not slow another down that writes close by. Jetty would start all of JMX to find out, and take 50 ms. */
    private static final String REFERENCES_PER_CACHE_LINE = "org.eclipse.jetty.util.referencesPerCacheLine";

    static {
        if (System.getProperty(REFERENCES_PER_CACHE_LINE) == null) {
            System.setProperty(REFERENCES_PER_CACHE_LINE, "16"); // 64 bytes; 4 are one, in heaps under 32 GB
        }
    }

    private final Server server;
    private final ServerConnector connector;
    private final LiveTurns turns;

    private MessagesServer(Server server, ServerConnector connector, LiveTurns turns) {
        this.server = server;
        this.connector = connector;
        this.turns = turns;
    }

    /**
     * Starts to listen.
     *
     * @param port 0 for any free one
     * @throws IOException if it cannot
     */
    public static MessagesServer start(String host, int port, Endpoints endpoints) throws IOException {
        QueuedThreadPool threads = new QueuedThreadPool();
        threads.setName("turn");
        if (VirtualThreads.areSupported()) {
            threads.setVirtualThreadsExecutor(VirtualThreads.getDefaultVirtualThreadsExecutor());
        }
        Server server = new Server(threads);
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setUriCompliance(SLASHES_IN_NAMES);
        HttpConnectionFactory connections = new HttpConnectionFactory(http);
        connections.setInputBufferSize(INPUT_BUFFER_BYTES);
        ServerConnector connector = new ServerConnector(server, connections);
        connector.setHost(host);
        connector.setPort(port);
        connector.setIdleTimeout(IDLE_TIMEOUT.toMillis());
        server.addConnector(connector);
        server.setHandler(new Router(host, endpoints));
        server.setErrorHandler(new ServerRefusals());
        server.setStopTimeout(0);
        try {
            server.start();
        } catch (Exception e) { // what Jetty declares
            stop(server);
            String why = e instanceof BindException || e.getCause() instanceof BindException
                    ? "port " + port + " of " + host + " is not free"
                    : "cannot listen on " + host + ":" + port + ": " + e;
            throw new IOException(why, e);
        }
        return new MessagesServer(server, connector, endpoints.turns());
    }

    /** Whether an address to listen on can only be reached from this machine. */
    public static boolean isLoopback(String host) {
        return Router.THIS_MACHINE.contains(host) || host.equals("::1");
    }

    /** The port it listens on. */
    public int port() {
        return connector.getLocalPort();
    }

    /** Whether it has been asked for a turn. */
    public boolean isUsed() {
        return turns.haveBegun();
    }

    /** Waits until it has stopped. */
    public void join() throws InterruptedException {
        server.join();
    }

    /** Accepts nothing more, gives up running turns and tells their clients; that takes no time to speak of where clients read. */
    @Override
    public void close() {
        connector.close();
        turns.abort(GRACE);
        stop(server);
    }

    private static void stop(Server server) {
        try {
            server.stop();
        } catch (Exception e) { // nothing left to do about a server that will not stop: the process ends
            server.destroy();
        }
    }
}
