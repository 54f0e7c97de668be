package dev.anyclaude.bench.drive;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.SocketException;
import java.util.OptionalLong;
import okhttp3.Call;
import okhttp3.Connection;
import okhttp3.EventListener;

/** The instants of one call that only the HTTP client can see, as {@link System#nanoTime} readings. */
final class CallClock extends EventListener {
    private volatile long sendNanos = System.nanoTime();
    private volatile OptionalLong headersNanos = OptionalLong.empty();
    private volatile boolean connected;

    @Override
    public void callStart(Call call) {
        sendNanos = System.nanoTime();
    }

    @Override
    public void connectStart(Call call, InetSocketAddress address, Proxy proxy) {
        connected = true;
    }

    /**
     * The last part of a request must not wait for the acknowledgement of the parts before: that is some 40 ms of the operating
     * systems' own, and no part of any answer.
     */
    @Override
    public void connectionAcquired(Call call, Connection connection) {
        try {
            connection.socket().setTcpNoDelay(true);
        } catch (SocketException closed) {
            return; // what the call does next says so
        }
    }

    @Override
    public void responseHeadersStart(Call call) {
        headersNanos = OptionalLong.of(System.nanoTime());
    }

    long sendNanos() {
        return sendNanos;
    }

    OptionalLong headersNanos() {
        return headersNanos;
    }

    /** The call did not have to open a connection. */
    boolean reusedConnection() {
        return !connected;
    }
}
