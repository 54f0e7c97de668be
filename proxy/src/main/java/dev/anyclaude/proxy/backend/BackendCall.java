package dev.anyclaude.proxy.backend;

import java.io.IOException;

/** One chat completion that can be given up at any time. */
public final class BackendCall {
    private final Exchange exchange;
    private final BackendAddress address;

    BackendCall(Exchange exchange, BackendAddress address) {
        this.exchange = exchange;
        this.address = address;
    }

    /**
     * Sends the request and waits for the beginning of the answer.
     *
     * @param onKeepAlive called on the reading thread for each comment the backend sends to show that it lives
     */
    public BackendStream open(Runnable onKeepAlive) throws BackendException {
        try {
            BackendResponse response = exchange.send();
            if (response.isSuccessful()) {
                return new BackendStream(response, address, onKeepAlive);
            }
            try (response) {
                throw Refusals.of(response, response.text(), address);
            }
        } catch (IOException e) {
            throw Failures.of(e, address);
        }
    }

    /** Closes the connection, which ends the backend's work on it. From any thread, any number of times. */
    public void cancel() {
        exchange.cancel();
    }
}
