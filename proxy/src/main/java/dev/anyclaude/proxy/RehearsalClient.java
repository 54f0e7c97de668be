package dev.anyclaude.proxy;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** The client of a {@link Rehearsal}: one connection on this machine that is used for every request. Confined to one thread. */
final class RehearsalClient implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 5_000;
    private static final int MOST_OF_AN_ANSWER_BYTES = 1 << 16;
    /** In the head of an answer that was sent in one piece, as all of it was there. */
    private static final String WHOLE = "Content-Length";

    private static final String LAST_EVENT = "\"message_stop\"}\n\n";
    private static final String LAST_CHUNK = "\r\n0\r\n\r\n";

    private final Socket socket;
    private final byte[] answer = new byte[MOST_OF_AN_ANSWER_BYTES];

    RehearsalClient(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.setTcpNoDelay(true);
    }

    /** Sends a request and waits for all of its answer, the head with it. */
    String ask(String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        socket.getOutputStream()
                .write(("POST /v1/messages?beta=true HTTP/1.1\r\nHost: localhost\r\n"
                                + "X-Claude-Code-Session-Id: rehearsal\r\nContent-Type: application/json\r\n"
                                + "Content-Length: " + bytes.length + "\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().write(bytes);
        int length = 0;
        while (true) {
            int read = socket.getInputStream().read(answer, length, answer.length - length);
            if (read <= 0) {
                throw new EOFException("an answer has no end");
            }
            length += read;
            String text = new String(answer, 0, length, StandardCharsets.UTF_8);
            if (text.endsWith(text.contains(WHOLE) ? LAST_EVENT : LAST_CHUNK)) {
                return text;
            }
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
