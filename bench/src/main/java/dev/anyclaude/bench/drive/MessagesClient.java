package dev.anyclaude.bench.drive;

import dev.anyclaude.bench.sample.Outcome;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.BufferedSource;

/**
 * Sends one request at a time and reads the answering event stream on the calling thread. It never retries and never follows
 * a redirect, so one call is one request; frames are stamped before they are parsed. Whatever goes wrong is in the
 * {@link Exchange}, not thrown.
 */
final class MessagesClient implements AutoCloseable {
    private static final MediaType JSON = MediaType.get("application/json");
    private static final int ERROR_TEXT_BYTES = 2_000;

    /** Shorter than any server's patience: uvicorn closes a connection after 5 s, perhaps just when the next request is sent. */
    private static final Duration IDLE = Duration.ofSeconds(2);

    private static final int IDLE_CONNECTIONS = 5;
    private static final Duration PROBE_TIMEOUT = Duration.ofSeconds(10);

    private final OkHttpClient http;
    private final OkHttpClient probe;

    /**
     * Makes a client.
     *
     * @param readTimeout longest silence before a request is given up; must exceed any prefill
     */
    MessagesClient(Duration readTimeout) {
        http = new OkHttpClient.Builder()
                .retryOnConnectionFailure(false)
                .connectionPool(new ConnectionPool(IDLE_CONNECTIONS, IDLE.toMillis(), TimeUnit.MILLISECONDS))
                .followRedirects(false)
                .protocols(List.of(Protocol.HTTP_1_1))
                .connectTimeout(Duration.ofSeconds(10))
                .readTimeout(readTimeout)
                .writeTimeout(readTimeout)
                .eventListenerFactory(call ->
                        Optional.ofNullable(call.request().tag(CallClock.class)).orElseGet(CallClock::new))
                .build();
        probe = http.newBuilder().readTimeout(PROBE_TIMEOUT).build();
    }

    /**
     * Posts a body and waits for the end of the answer.
     *
     * @param headers to send besides the content type
     */
    Exchange post(HttpUrl url, Map<String, String> headers, byte[] body) {
        CallClock clock = new CallClock();
        List<SseFrame> frames = new ArrayList<>();
        Request request = new Request.Builder()
                .url(url)
                .headers(Headers.of(headers))
                .header("Accept-Encoding", "identity")
                .post(RequestBody.create(body, JSON))
                .tag(CallClock.class, clock)
                .build();
        Outcome outcome = Outcome.COMPLETED;
        String error = "";
        try (Response response = http.newCall(request).execute()) {
            error = read(response, frames);
            outcome = error.isEmpty() ? Outcome.COMPLETED : Outcome.FAILED;
        } catch (InterruptedIOException e) {
            boolean stopped = Thread.currentThread().isInterrupted();
            outcome = stopped ? Outcome.ABANDONED : Outcome.TIMEOUT;
            error = stopped ? "stopped" : "no answer in time: " + e.getMessage();
        } catch (IOException e) {
            outcome = Outcome.FAILED;
            error = e.toString();
        }
        return new Exchange(
                clock.sendNanos(),
                clock.headersNanos(),
                clock.reusedConnection(),
                frames,
                System.nanoTime(),
                outcome,
                error);
    }

    /** Whether a server answers at this address at all, whatever it says. */
    boolean answers(HttpUrl url) {
        Request request = new Request.Builder().url(url).build();
        try (Response response = probe.newCall(request).execute()) {
            return response.code() > 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static String read(Response response, List<SseFrame> frames) throws IOException {
        BufferedSource source = response.body().source();
        if (!response.isSuccessful()) {
            source.request(ERROR_TEXT_BYTES);
            String text = source.getBuffer().snapshot().utf8();
            return "status " + response.code() + ": " + text.substring(0, Math.min(text.length(), ERROR_TEXT_BYTES));
        }
        String type = response.header("Content-Type", "");
        if (type == null || !type.startsWith("text/event-stream")) {
            return "the answer is no event stream but " + type;
        }
        SseReader reader = new SseReader(source, System::nanoTime);
        for (Optional<SseFrame> next = reader.next(); next.isPresent(); next = reader.next()) {
            frames.add(next.get());
        }
        return "";
    }

    @Override
    public void close() {
        http.dispatcher().executorService().shutdown();
        http.connectionPool().evictAll();
    }
}
