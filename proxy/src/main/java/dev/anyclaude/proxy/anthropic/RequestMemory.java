package dev.anyclaude.proxy.anthropic;

import dev.anyclaude.proxy.memory.Latest;
import java.util.List;
import java.util.Optional;

/**
 * Reads requests, and of one that goes on with an earlier one only what is new. The result is the same as
 * {@link MessagesRequest#read} gives. Keeps the latest requests, up to a number and a size. Thread-safe; reading is done outside
 * of the lock.
 */
public final class RequestMemory {
    private static final int MAX_REQUESTS = 16;

    private final Latest<KnownRequest> known;

    /** Creates an empty memory for bodies of so many bytes together. */
    public RequestMemory(long maxBytes) {
        known = new Latest<>(MAX_REQUESTS, maxBytes, KnownRequest::heldBytes);
    }

    /**
     * Reads a request.
     *
     * @param body UTF-8; must not be changed afterwards
     * @throws ApiException {@code INVALID_REQUEST}, naming the JSON path of what is wrong
     */
    public MessagesRequest read(byte[] body) {
        Optional<KnownRequest> earlier = Optional.empty();
        int sharedBytes = 0;
        List<KnownRequest> latestLast = known.all();
        for (int i = latestLast.size() - 1; i >= 0; i--) {
            KnownRequest each = latestLast.get(i);
            int bytes = each.sharedBytes(body, sharedBytes);
            if (bytes >= 0) {
                earlier = Optional.of(each);
                sharedBytes = bytes;
                if (bytes > each.endOfMessages(body)) {
                    break; // no other can share more
                }
            }
        }
        if (earlier.isPresent()) {
            int shared = earlier.get().messagesBefore(sharedBytes);
            Optional<KnownRequest> next = earlier.get().next(body, shared);
            if (next.isPresent()) {
                MessagesRequest request = next.get().request();
                if (shared < request.messages().size()) { // otherwise nothing of it is new
                    known.keep(next.get(), earlier);
                }
                return request;
            }
        }
        MessagesRequestReader reader = new MessagesRequestReader(body);
        MessagesRequest request = reader.read();
        known.keep(new KnownRequest(body, reader.places(), request), Optional.empty());
        return request;
    }
}
