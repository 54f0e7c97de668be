package dev.anyclaude.bench.engine.llama;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.BufferUtil;

/**
 * Tells whether the client of a request that has been read completely is still there. The server itself would notice only when it
 * writes, which during a prefill it does not. A client that closes its sending side, or sends more before it has its answer, counts
 * as gone.
 */
final class ClientConnection {
    private final EndPoint endPoint;
    private final ByteBuffer unread = BufferUtil.allocate(1);
    private boolean gone;

    ClientConnection(Request request) {
        endPoint = request.getConnectionMetaData().getConnection().getEndPoint();
    }

    /** Does not block. */
    boolean isGone() {
        if (!gone) {
            try {
                gone = endPoint.fill(unread) != 0;
            } catch (IOException e) {
                gone = true;
            }
        }
        return gone;
    }
}
