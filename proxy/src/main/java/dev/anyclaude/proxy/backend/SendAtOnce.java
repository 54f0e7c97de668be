package dev.anyclaude.proxy.backend;

import java.net.SocketException;
import okhttp3.Call;
import okhttp3.Connection;
import okhttp3.EventListener;

/**
 * Has connections send at once what they are given (TCP_NODELAY). Otherwise a request of several writes waits for the other side's
 * delayed acknowledgement, some 40 ms.
 */
final class SendAtOnce extends EventListener {
    @Override
    public void connectionAcquired(Call call, Connection connection) {
        try {
            connection.socket().setTcpNoDelay(true);
        } catch (SocketException closed) {
            return; // what the call does next says so
        }
    }
}
