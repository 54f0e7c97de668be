package dev.anyclaude.proxy.anthropic;

import dev.anyclaude.proxy.json.JsonReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * A request that has been read, with its body: the next one of its conversation differs only in the messages at the end, so only
 * these have to be read. What is taken over are the very objects, so that later stages can tell without a look inside. Immutable.
 */
final class KnownRequest {
    private static final int GLANCE_BYTES = 64;

    private final byte[] body;
    private final MessagePlaces places;
    private final MessagesRequest request;

    KnownRequest(byte[] body, MessagePlaces places, MessagesRequest request) {
        this.body = body;
        this.places = places;
        this.request = request;
    }

    MessagesRequest request() {
        return request;
    }

    /** Bytes of bodies it keeps alive, at most: its own, and those its messages were read from. */
    long heldBytes() {
        return 2L * body.length;
    }

    /**
     * How far a request with this body is the same, up to just behind the bracket that ends the messages of either. Looks first where
     * the best so far ended, so that one that is no better costs next to nothing.
     *
     * @param best offset that must be exceeded
     * @return negative if it is not, or if they differ in anything but messages, and so have nothing to share
     */
    int sharedBytes(byte[] next, int best) {
        int nextEnd = endOfMessages(next);
        int most = Math.min(places.end(), nextEnd);
        if (most + 1 <= Math.max(best, places.start())) {
            return -1;
        }
        int glance = Math.min(best + 1, most);
        int from = Math.max(0, glance - GLANCE_BYTES);
        if (!Arrays.equals(body, from, glance, next, from, glance)
                || !Arrays.equals(body, places.end(), body.length, next, nextEnd, next.length)) {
            return -1;
        }
        int difference = Arrays.mismatch(body, 0, most, next, 0, most);
        int equal = difference < 0 ? most + 1 : difference;
        return equal <= Math.max(best, places.start() - 1) ? -1 : equal;
    }

    /** Where the messages of a body end that differs from this one only in them; at least, no other can share more. */
    int endOfMessages(byte[] next) {
        return next.length - (body.length - places.end());
    }

    /** How many messages end before an offset. */
    int messagesBefore(int offset) {
        return places.before(offset);
    }

    /**
     * Reads the next request.
     *
     * @param shared how many messages it shares with this one
     * @return empty if it must be read as a whole, be it to tell what is wrong with it
     */
    Optional<KnownRequest> next(byte[] next, int shared) {
        int nextEnd = endOfMessages(next);
        int from = places.behind(shared);
        if (shared > 0 && from < nextEnd) {
            if (next[from] != ',') {
                return Optional.empty();
            }
            from++;
        }
        List<Message> messages = new ArrayList<>(request.messages().subList(0, shared));
        List<Integer> ends = new ArrayList<>(places.ends().subList(0, shared));
        List<Integer> markers = new ArrayList<>(places.markers().subList(0, shared));
        if (from < nextEnd) {
            MessageReader reader = read(next, from, nextEnd, messages);
            if (reader == null) {
                return Optional.empty();
            }
            int moved = from - 1; // the rest was read from behind a bracket of its own
            reader.places().ends().forEach(end -> ends.add(end + moved));
            reader.places().markers().forEach(count -> markers.add(count + places.markersIn(shared)));
        }
        if (messages.isEmpty()) {
            return Optional.empty();
        }
        MessagePlaces nextPlaces = new MessagePlaces(places.start(), ends, nextEnd, markers);
        int markersElsewhere =
                request.cacheMarkers() - places.markersIn(places.markers().size());
        int allMarkers = markersElsewhere + nextPlaces.markersIn(markers.size());
        return Optional.of(new KnownRequest(next, nextPlaces, request.withMessages(messages, allMarkers, next.length)));
    }

    /** Null if anything is wrong with the rest. */
    private static @Nullable MessageReader read(byte[] next, int from, int to, List<Message> messages) {
        byte[] rest = new byte[to - from + 2];
        rest[0] = '[';
        System.arraycopy(next, from, rest, 1, to - from);
        rest[rest.length - 1] = ']';
        JsonReader json = new JsonReader(rest);
        MessageReader reader = new MessageReader(json, new ContentReader(json));
        try {
            List<Message> read = json.beginList() ? reader.messages() : null;
            if (read == null
                    || read.isEmpty()
                    || !json.atEnd()
                    || json.problem().isPresent()) {
                return null;
            }
            messages.addAll(read);
            return reader;
        } catch (JacksonException broken) {
            return null; // reading the whole tells where
        }
    }
}
