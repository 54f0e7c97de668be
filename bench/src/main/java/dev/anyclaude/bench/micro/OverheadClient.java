package dev.anyclaude.bench.micro;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** One connection of a client that costs as little as can be. Confined to one thread. */
final class OverheadClient implements AutoCloseable {
    private static final byte[] TEXT = "Three".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] END = "0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final Socket socket;
    private final URI url;
    private final byte[] answer = new byte[1 << 16];
    private int bytes;

    OverheadClient(URI url) throws IOException {
        this.url = url;
        this.socket = new Socket(url.getHost(), url.getPort());
        socket.setTcpNoDelay(true);
    }

    /**
     * One exchange, read to its end.
     *
     * @return time to its first text
     * @throws IOException if the answer is none
     */
    double millisToText(byte[] body) throws IOException {
        String query = url.getRawQuery() == null ? "" : "?" + url.getRawQuery();
        byte[] head = ("POST " + url.getRawPath() + query + " HTTP/1.1\r\nHost: 127.0.0.1\r\n"
                        + "Content-Type: application/json\r\nX-Claude-Code-Session-Id: overhead\r\nContent-Length: "
                        + body.length + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        byte[] request = new byte[head.length + body.length];
        System.arraycopy(head, 0, request, 0, head.length);
        System.arraycopy(body, 0, request, head.length, body.length);
        long started = System.nanoTime();
        socket.getOutputStream().write(request);
        bytes = 0;
        InputStream in = socket.getInputStream();
        while (!has(TEXT, 0)) {
            read(in);
        }
        double millis = (System.nanoTime() - started) / 1e6;
        while (!has(END, bytes - END.length)) {
            read(in);
        }
        return millis;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private void read(InputStream in) throws IOException {
        int read = in.read(answer, bytes, answer.length - bytes);
        if (read <= 0) {
            throw new EOFException("the answer ends with: " + new String(answer, 0, bytes, StandardCharsets.UTF_8));
        }
        bytes += read;
    }

    private boolean has(byte[] part, int from) {
        for (int at = Math.max(0, from); at <= bytes - part.length; at++) {
            int same = 0;
            while (same < part.length && answer[at + same] == part[same]) {
                same++;
            }
            if (same == part.length) {
                return true;
            }
        }
        return false;
    }
}
