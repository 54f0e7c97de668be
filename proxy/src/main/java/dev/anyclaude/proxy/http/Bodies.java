package dev.anyclaude.proxy.http;

import dev.anyclaude.proxy.anthropic.ApiException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Locale;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;

/** Reads request bodies up to a limit. */
final class Bodies {
    /** How much of a body over the limit is read and dropped, so that its sender gets to read the answer. */
    private static final long DRAIN_FACTOR = 4;

    /** A client that names more has to send it before there is room for it. */
    private static final int LARGEST_TRUSTED_BYTES = 4 << 20;

    private Bodies() {}

    /**
     * Reads all of it.
     *
     * @throws ApiException {@code REQUEST_TOO_LARGE}
     */
    static byte[] read(Request request, int limitBytes) throws IOException {
        try (InputStream in = Content.Source.asInputStream(request)) {
            byte[] body = read(in, request.getLength(), limitBytes);
            if (in.read() < 0) {
                return body;
            }
            drain(in, limitBytes * DRAIN_FACTOR);
        }
        throw new ApiException(
                ApiException.Kind.REQUEST_TOO_LARGE,
                String.format(Locale.ROOT, "the request is larger than the %,d bytes this proxy takes", limitBytes));
    }

    /** Reads up to a limit and keeps nothing, so that the sender gets to read the answer. */
    static void drop(Request request, int limitBytes) throws IOException {
        try (InputStream in = Content.Source.asInputStream(request)) {
            drain(in, limitBytes * DRAIN_FACTOR);
        }
    }

    /** All of it, or as much as the limit allows; into an array of the right size, if the client has named a credible one. */
    private static byte[] read(InputStream in, long namedBytes, int limitBytes) throws IOException {
        if (namedBytes < 0 || namedBytes > Math.min(limitBytes, LARGEST_TRUSTED_BYTES)) {
            return in.readNBytes(limitBytes);
        }
        byte[] body = new byte[(int) namedBytes];
        int read = in.readNBytes(body, 0, body.length);
        return read == body.length ? body : Arrays.copyOf(body, read);
    }

    private static void drain(InputStream in, long most) throws IOException {
        byte[] dropped = new byte[1 << 16];
        long left = most;
        for (int read = in.read(dropped); read >= 0 && left > 0; read = in.read(dropped)) {
            left -= read;
        }
    }
}
