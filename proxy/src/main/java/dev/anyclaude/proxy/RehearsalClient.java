package dev.anyclaude.proxy;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** The client of a {@link Rehearsal}: a connection for each request, on this machine. */
final class RehearsalClient {
    private static final int PATIENCE_MILLIS = 5_000;

    private RehearsalClient() {}

    /** Sends a request and waits for all of its answer, the head with it. */
    static String ask(int port, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            OutputStream out = socket.getOutputStream();
            out.write(("POST /v1/messages?beta=true HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                            + "X-Claude-Code-Session-Id: rehearsal\r\nContent-Type: application/json\r\n"
                            + "Content-Length: " + bytes.length + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            out.write(bytes);
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
