package dev.anyclaude.proxy.backend;

import dev.anyclaude.proxy.json.JsonBytes;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * One connection to a backend. No wait is endless: {@link ConnectionWatch} closes what takes longer than it was allowed to. One
 * thread at a time sends and receives; {@link #close} is for any.
 */
final class Connection {
    /** A request of this size goes to the system in one call. */
    private static final int ONE_WRITE_BYTES = 128 << 10;
    /** So much of a larger one goes with the head. */
    private static final int FIRST_WRITE_BYTES = 16 << 10;

    private final BackendAddress address;
    private final SocketChannel channel;
    private Socket socket;
    /** Guarded by this, as are the three fields below. */
    private long deadlineNanos;

    private boolean limited;
    private boolean overdue;
    private boolean closed;

    private Connection(BackendAddress address, SocketChannel channel) {
        this.address = address;
        this.channel = channel;
        this.socket = channel.socket();
    }

    /** One that {@link #connect} has not connected yet. */
    static Connection create(BackendAddress address) throws IOException {
        Connection connection = new Connection(address, SocketChannel.open());
        ConnectionWatch.add(connection);
        return connection;
    }

    /** Connects to one of the addresses that the backend's name stands for. */
    void connect(InetAddress host, Duration atMost) throws IOException {
        limit(atMost);
        try {
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true); // what is sent goes out at once
            socket.connect(new InetSocketAddress(host, address.port()), (int) Math.max(1, atMost.toMillis()));
            if (address.secure()) {
                encrypt();
            }
        } catch (IOException e) {
            throw asIs(e);
        } finally {
            unlimit();
        }
    }

    /** Sends a head and what follows it. */
    void send(byte[] head, JsonBytes body, Duration atMost) throws IOException {
        limit(atMost);
        try {
            int withHead = body.length() <= ONE_WRITE_BYTES ? body.length() : FIRST_WRITE_BYTES;
            byte[] first = Arrays.copyOf(head, head.length + withHead);
            body.copyTo(first, head.length, withHead);
            OutputStream out = socket.getOutputStream();
            out.write(first);
            body.writeTo(out, withHead);
        } catch (IOException e) {
            throw asIs(e);
        } finally {
            unlimit();
        }
    }

    /** Waits for bytes; negative at the end. */
    int receive(byte[] into, Duration atMost) throws IOException {
        limit(atMost);
        try {
            InputStream in = socket.getInputStream();
            return in.read(into);
        } catch (IOException e) {
            throw asIs(e);
        } finally {
            unlimit();
        }
    }

    /** Bytes that have come, if any; negative at the end. Not for encrypted connections. */
    int receiveNow(byte[] into) throws IOException {
        channel.configureBlocking(false);
        try {
            return channel.read(ByteBuffer.wrap(into));
        } finally {
            channel.configureBlocking(true);
        }
    }

    boolean isEncrypted() {
        return address.secure();
    }

    /** Closes it unless it is in use again before that. */
    void rest(Duration atMost) {
        limit(atMost);
    }

    /** Takes it into use again; false if it has been closed. */
    synchronized boolean wake() {
        limited = false;
        return !closed;
    }

    synchronized boolean isClosed() {
        return closed;
    }

    /** Closes it, which ends the backend's work on it. Any number of times. */
    synchronized void close() {
        if (!closed) {
            closed = true;
            ConnectionWatch.remove(this);
            try {
                channel.close();
            } catch (IOException e) {
                return; // it is of no use either way
            }
        }
    }

    synchronized void closeIfOverdue(long nowNanos) {
        if (limited && nowNanos - deadlineNanos > 0) {
            overdue = true;
            close();
        }
    }

    private void encrypt() throws IOException {
        SSLSocketFactory factory = defaultContext().getSocketFactory();
        SSLSocket encrypted = (SSLSocket) factory.createSocket(socket, address.host(), address.port(), true);
        SSLParameters parameters = encrypted.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        encrypted.setSSLParameters(parameters);
        encrypted.startHandshake();
        socket = encrypted;
    }

    private static SSLContext defaultContext() throws IOException {
        try {
            return SSLContext.getDefault();
        } catch (NoSuchAlgorithmException e) {
            throw new IOException("this Java has no TLS that works", e);
        }
    }

    private synchronized void limit(Duration atMost) {
        deadlineNanos = System.nanoTime() + atMost.toNanos();
        limited = true;
    }

    private synchronized void unlimit() {
        limited = false;
    }

    private synchronized IOException asIs(IOException e) {
        return overdue ? new SocketTimeoutException("timeout") : e;
    }
}
