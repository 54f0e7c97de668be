package dev.anyclaude.bench.micro;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One connection of a client that costs as little as can be. Confined to one thread. */
final class OverheadClient implements AutoCloseable {
    private static final byte[] TEXT = "Thr".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] LAST_CHUNK = "\r\n0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] HEAD_END = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final Pattern LENGTH = Pattern.compile("content-length: *(\\d+)", Pattern.CASE_INSENSITIVE);

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
        while (find(TEXT, 0) < 0) {
            read(in);
        }
        double millis = (System.nanoTime() - started) / 1e6;
        while (!isWhole()) {
            read(in);
        }
        return millis;
    }

    private boolean isWhole() {
        if (find(LAST_CHUNK, bytes - LAST_CHUNK.length) >= 0) {
            return true;
        }
        int headEnd = find(HEAD_END, 0);
        Matcher length = LENGTH.matcher(new String(answer, 0, Math.max(0, headEnd), StandardCharsets.US_ASCII));
        return length.find() && bytes >= headEnd + HEAD_END.length + Integer.parseInt(length.group(1));
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

    /** Where a part of the answer begins; negative if it has not come. */
    private int find(byte[] part, int from) {
        for (int at = Math.max(0, from); at <= bytes - part.length; at++) {
            if (Arrays.equals(answer, at, at + part.length, part, 0, part.length)) {
                return at;
            }
        }
        return -1;
    }
}
