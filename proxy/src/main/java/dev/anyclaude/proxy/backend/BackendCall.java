package dev.anyclaude.proxy.backend;

import java.io.IOException;
import okhttp3.Call;
import okhttp3.Response;

/** One chat completion that can be given up at any time. */
public final class BackendCall {
    private final Call call;
    private final BackendAddress address;

    BackendCall(Call call, BackendAddress address) {
        this.call = call;
        this.address = address;
    }

    /**
     * Sends the request and waits for the beginning of the answer.
     *
     * @param onKeepAlive called on the reading thread for each comment the backend sends to show that it lives
     */
    public BackendStream open(Runnable onKeepAlive) throws BackendException {
        Response response = null;
        try {
            response = call.execute();
            if (response.isSuccessful()) {
                return new BackendStream(response, address, onKeepAlive);
            }
            try (Response refusal = response) {
                throw Refusals.of(refusal, refusal.body().string(), address);
            }
        } catch (IOException e) {
            throw Failures.of(e, address);
        }
    }

    /** Closes the connection, which ends the backend's work on it. From any thread, any number of times. */
    public void cancel() {
        call.cancel();
    }
}
