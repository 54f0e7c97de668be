package dev.anyclaude.bench.drive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import okhttp3.Call;
import okhttp3.Connection;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.junit.jupiter.api.Test;

class CallClockTest {
    @Test
    void noPartOfARequestWaitsForTheAcknowledgementOfAnother() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Socket socket = new Socket(server.getInetAddress(), server.getLocalPort())) {
            assertThat(socket.getTcpNoDelay()).isFalse();
            Call call = new OkHttpClient()
                    .newCall(new Request.Builder().url("http://127.0.0.1/").build());

            new CallClock().connectionAcquired(call, connectionOver(socket));

            assertThat(socket.getTcpNoDelay()).isTrue();
        }
    }

    private static Connection connectionOver(Socket socket) {
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    assertThat(method.getName()).isEqualTo("socket");
                    return socket;
                });
    }
}
