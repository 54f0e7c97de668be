package dev.anyclaude.proxy.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Request;

/**
 * The connection a request came by. HTTP/1.1 servers do not read while they answer, so nothing tells them that a client has
 * closed until two writes later. This one looks: a read that finds the end means the client has left.
 */
final class ClientConnection {
    private final EndPoint endPoint;
    private final ByteBuffer oneByte = ByteBuffer.allocate(1);
    private boolean ahead;

    ClientConnection(Request request) {
        this.endPoint = request.getConnectionMetaData().getConnection().getEndPoint();
    }

    /** Whether the client has closed. Does not block. Only while the request is read and its answer is not complete. */
    boolean isClosed() {
        if (!(endPoint.getTransport() instanceof SocketChannel channel) || ahead) {
            return false;
        }
        try {
            oneByte.clear();
            int read = channel.read(oneByte);
            ahead = read > 0;
            return read < 0;
        } catch (IOException e) {
            return true;
        }
    }

    /**
     * Whether the client sent its next request before this answer, so that we hold the first byte of it. The connection must then
     * close after the answer, which tells the client to send it again.
     */
    boolean mustClose() {
        return ahead;
    }

    void close() {
        endPoint.close();
    }
}
