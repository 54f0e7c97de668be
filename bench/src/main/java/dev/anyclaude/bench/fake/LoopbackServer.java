package dev.anyclaude.bench.fake;

import java.net.InetAddress;
import java.net.URI;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** An HTTP server that only this machine can reach. */
final class LoopbackServer implements AutoCloseable {
    private static final int THREADS = 32;

    private final Server server;
    private final URI url;

    private LoopbackServer(Server server, URI url) {
        this.server = server;
        this.url = url;
    }

    /**
     * Starts serving.
     *
     * @param port 0 for any that is free
     * @throws IllegalStateException if the port is taken
     */
    static LoopbackServer start(Handler handler, int port) {
        QueuedThreadPool threads = new QueuedThreadPool(THREADS);
        threads.setDaemon(true);
        Server server = new Server(threads);
        ServerConnector connector = new ServerConnector(server);
        connector.setHost(InetAddress.getLoopbackAddress().getHostAddress());
        connector.setPort(port);
        connector.setIdleTimeout(0);
        server.addConnector(connector);
        server.setHandler(handler);
        server.setStopTimeout(0);
        try {
            server.start();
        } catch (Exception e) { // Jetty's start declares it; whatever it is, there is no server
            throw new IllegalStateException("no server on port " + port + ": " + e, e);
        }
        return new LoopbackServer(server, URI.create("http://127.0.0.1:" + connector.getLocalPort()));
    }

    /** Where it serves, or did: a closed one has no port of its own any more, but whoever looks for it must be told which. */
    URI url() {
        return url;
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) { // Jetty's stop declares it; the threads are daemons and end with the JVM at the latest
            server.destroy();
        }
    }
}
