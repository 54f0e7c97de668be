package dev.anyclaude.proxy.anthropic;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads requests, and of one that goes on with an earlier one only what is new. The result is the same as
 * {@link MessagesRequest#read} gives. Keeps the latest requests, up to a number and a size. Thread-safe; reading is done outside
 * of the lock.
 */
public final class RequestMemory {
    private static final int MAX_REQUESTS = 16;

    private final long maxBytes;
    /** The latest last. */
    private final List<KnownRequest> known = new ArrayList<>();

    /** Creates an empty memory for bodies of so many bytes together. */
    public RequestMemory(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    /**
     * Reads a request.
     *
     * @param body UTF-8; must not be changed afterwards
     * @throws ApiException {@code INVALID_REQUEST}, naming the JSON path of what is wrong
     */
    public MessagesRequest read(byte[] body) {
        Optional<KnownRequest> earlier = Optional.empty();
        int shared = -1;
        for (KnownRequest each : snapshot()) {
            int messages = each.sharedMessages(body);
            if (messages >= 0 && messages >= shared) {
                earlier = Optional.of(each);
                shared = messages;
            }
        }
        if (earlier.isPresent()) {
            Optional<KnownRequest> next = earlier.get().next(body, shared);
            if (next.isPresent()) {
                keep(earlier, next.get());
                return next.get().request();
            }
        }
        MessagesRequestReader reader = new MessagesRequestReader(body);
        MessagesRequest request = reader.read();
        keep(Optional.empty(), new KnownRequest(body, reader.places(), request));
        return request;
    }

    private List<KnownRequest> snapshot() {
        synchronized (known) {
            return List.copyOf(known);
        }
    }

    private void keep(Optional<KnownRequest> instead, KnownRequest request) {
        synchronized (known) {
            instead.ifPresent(known::remove);
            known.add(request);
            long held = 0;
            for (int i = known.size() - 1; i >= 0; i--) {
                held += known.get(i).heldBytes();
                if (held > maxBytes || known.size() - i > MAX_REQUESTS) {
                    known.subList(0, i + 1).clear();
                    return;
                }
            }
        }
    }
}
