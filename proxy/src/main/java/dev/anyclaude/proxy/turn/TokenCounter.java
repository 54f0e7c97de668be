package dev.anyclaude.proxy.turn;

import dev.anyclaude.proxy.anthropic.ApiException;
import dev.anyclaude.proxy.anthropic.MessagesRequest;
import dev.anyclaude.proxy.backend.BackendException;
import dev.anyclaude.proxy.backend.HttpBackend;
import dev.anyclaude.proxy.translate.UpstreamRequest;
import java.util.OptionalInt;

/** Counts a prompt without ever generating, as well as the backend allows. Thread-safe. */
public final class TokenCounter {
    /** Of text and JSON, before any report. */
    static final int ROUGH_BYTES_PER_TOKEN = 4;

    private final Preparation preparation;
    private final HttpBackend backend;
    private final Calibration calibration;

    /** Counts for one backend. */
    public TokenCounter(Preparation preparation, HttpBackend backend) {
        this.preparation = preparation;
        this.backend = backend;
        this.calibration = preparation.calibration();
    }

    /**
     * Counts the prompt of a request.
     *
     * @throws ApiException if the request is none, or there is no backend
     */
    public TokenCount count(MessagesRequest request) {
        try {
            UpstreamRequest upstream = preparation.prepareToCount(request);
            OptionalInt exact = backend.countTokens(upstream.body());
            if (exact.isPresent()) {
                return new TokenCount(exact.getAsInt(), TokenCount.Trust.EXACT);
            }
            int bytes = upstream.promptEnd();
            OptionalInt calibrated = calibration.tokensOf(bytes);
            return calibrated.isPresent()
                    ? new TokenCount(calibrated.getAsInt(), TokenCount.Trust.CALIBRATED)
                    : new TokenCount(Math.max(1, bytes / ROUGH_BYTES_PER_TOKEN), TokenCount.Trust.ROUGH);
        } catch (BackendException e) {
            throw BackendFailures.translate(e);
        }
    }
}
