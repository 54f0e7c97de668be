package dev.anyclaude.proxy.backend;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpHeaderValue;
import org.eclipse.jetty.http.HttpParser;
import org.eclipse.jetty.http.HttpVersion;
import org.jspecify.annotations.Nullable;

/**
 * The answer to one request: status and header, then the body as it comes. What has arrived is never kept back, and how much of it
 * can be read without waiting is known. Confined to one thread.
 */
final class BackendResponse implements AutoCloseable {
    private static final int BUFFER_BYTES = 16 << 10;
    private static final int MOST_HEAD_BYTES = 64 << 10;

    /** A connection after an answer. */
    enum Rest {
        /** The answer has ended, and the connection is still there. */
        FREE,
        /** The answer's end has not come yet. */
        UNFINISHED,
        /** Closed by the backend, or no longer HTTP. */
        LOST
    }

    private final Exchange exchange;
    private final Connection connection;
    private final Events events = new Events();
    private final HttpParser parser = new HttpParser(events, MOST_HEAD_BYTES, HttpCompliance.LEGACY);
    private final byte[] buffer = new byte[BUFFER_BYTES];
    /** What has arrived and is not parsed. */
    private final ByteBuffer arrived = ByteBuffer.wrap(buffer).limit(0);
    /** Of the body what is parsed and not read; part of the same buffer. */
    private ByteBuffer content = ByteBuffer.allocate(0);

    private final HttpFields.Mutable header = HttpFields.build();
    private int status;
    private boolean http11;
    private boolean headComplete;
    private boolean complete;
    private @Nullable IOException failure;

    BackendResponse(Exchange exchange, Connection connection) {
        this.exchange = exchange;
        this.connection = connection;
    }

    Connection connection() {
        return connection;
    }

    /** Waits until status and header have come. */
    void awaitHead() throws IOException {
        while (!headComplete) {
            if (!arrived.hasRemaining()) {
                receive();
            }
            parse();
            throwFailure();
            if (complete && !headComplete) {
                complete = false; // an announcement, such as 103: the answer comes behind it
                header.clear();
                parser.reset();
            }
        }
    }

    int status() {
        return status;
    }

    boolean isSuccessful() {
        return status >= 200 && status < 300;
    }

    /** A header's value; null if there is none. */
    @Nullable
    String header(String name) {
        return header.get(name);
    }

    /** Whether the header says where the body ends, so that a lost connection is not taken for the end. */
    boolean isDelimited() {
        return header.contains(HttpHeader.CONTENT_LENGTH) || isChunked();
    }

    /** The body; {@link InputStream#available} counts what has arrived. */
    InputStream body() {
        return new Body();
    }

    /** All of the body as text. */
    String text() throws IOException {
        return new String(body().readAllBytes(), StandardCharsets.UTF_8);
    }

    /** What has become of the connection since nobody reads this any more. Does not wait. */
    Rest rest() {
        try {
            while (!complete) {
                if (!arrived.hasRemaining()) {
                    int bytes = connection.receiveNow(buffer);
                    if (bytes <= 0) {
                        return bytes == 0 ? Rest.UNFINISHED : Rest.LOST;
                    }
                    arrived.position(0).limit(bytes);
                }
                parse();
                throwFailure();
            }
            return !arrived.hasRemaining() && connection.receiveNow(new byte[1]) == 0 ? Rest.FREE : Rest.LOST;
        } catch (IOException e) {
            return Rest.LOST;
        }
    }

    /** Nobody reads it any more. Its connection is kept if the answer has been read to its end; otherwise it is closed. */
    @Override
    public void close() {
        if (complete) {
            release();
        } else {
            connection.close();
        }
    }

    /** Nobody reads it any more, and if anything is still to come, it is only the end. */
    void release() {
        boolean closes = header.contains(HttpHeader.CONNECTION, HttpHeaderValue.CLOSE.asString());
        if (http11 && !closes && isDelimited() && failure == null && !connection.isEncrypted()) {
            content = content.limit(content.position());
            exchange.release(this);
        } else {
            connection.close();
        }
    }

    private boolean isChunked() {
        return header.contains(HttpHeader.TRANSFER_ENCODING, HttpHeaderValue.CHUNKED.asString());
    }

    private void receive() throws IOException {
        int bytes = connection.receive(buffer, exchange.silence());
        arrived.position(0).limit(Math.max(0, bytes));
        if (bytes < 0 && !headComplete) {
            throw new EOFException("the connection has ended before an answer");
        } else if (bytes < 0) {
            parser.atEOF();
        }
    }

    /** Goes on in what has arrived, up to the next piece of the body. */
    private void parse() {
        boolean stopped = parser.parseNext(arrived);
        if (!stopped && parser.isAtEOF() && !complete) {
            events.earlyEOF();
        }
    }

    private void throwFailure() throws IOException {
        if (failure != null) {
            throw failure;
        }
    }

    /** Parses what has arrived until there is something to read; false if there is nothing. */
    private boolean hasContent() {
        while (!content.hasRemaining() && !complete && arrived.hasRemaining()) {
            parse();
        }
        return content.hasRemaining();
    }

    /** Waits until there is something to read; false at the end. */
    private boolean awaitContent() throws IOException {
        parse(); // the end can be reached without another byte
        while (!hasContent() && !complete) {
            throwFailure();
            receive();
            parse();
        }
        return content.hasRemaining();
    }

    private final class Body extends InputStream {
        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        /** As much as has arrived; waits only if that is nothing. */
        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            if (!hasContent() && (complete || !awaitContent())) {
                return -1;
            }
            int read = 0;
            while (read < length && hasContent()) {
                int bytes = Math.min(length - read, content.remaining());
                content.get(into, offset + read, bytes);
                read += bytes;
            }
            return read;
        }

        @Override
        public int available() {
            return hasContent() ? content.remaining() : 0;
        }
    }

    /** What the parser finds. */
    private final class Events implements HttpParser.ResponseHandler {
        @Override
        public void startResponse(HttpVersion version, int code, @Nullable String reason) {
            status = code;
            http11 = version == HttpVersion.HTTP_1_1;
        }

        @Override
        public void parsedHeader(HttpField field) {
            header.add(field);
        }

        @Override
        public boolean headerComplete() {
            headComplete = status >= 200;
            return headComplete;
        }

        @Override
        public boolean content(ByteBuffer piece) {
            content = piece;
            return true;
        }

        @Override
        public boolean contentComplete() {
            return false;
        }

        @Override
        public boolean messageComplete() {
            complete = true;
            return true;
        }

        @Override
        public void earlyEOF() {
            fail(new EOFException("the connection has ended too early"));
        }

        @Override
        public void badMessage(HttpException why) {
            fail(new ProtocolException("no HTTP: " + why.getReason()));
        }

        private void fail(IOException why) {
            failure = failure == null ? why : failure;
        }
    }
}
