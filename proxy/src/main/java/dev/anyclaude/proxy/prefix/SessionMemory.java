package dev.anyclaude.proxy.prefix;

import dev.anyclaude.proxy.memory.RecentlyUsed;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;

/**
 * What earlier requests of a session were turned into, as far as later ones must agree with it. The package's only mutable
 * state; one lock, held for look-ups only. Forgets the session, and in a session the conversation, used least recently.
 */
final class SessionMemory {
    private static final int MAX_SESSIONS = 256;
    private static final int MAX_CONVERSATIONS = 256;
    /** Of one session; more than any client declares. */
    private static final int MAX_TOOLS = 4096;

    private final Map<String, Session> sessions = new RecentlyUsed<>(MAX_SESSIONS);

    /** The session's memory; clients without a session id share one. */
    Session session(String sessionId) {
        synchronized (sessions) {
            return sessions.computeIfAbsent(sessionId, Session::new);
        }
    }

    /** One session's part. Thread-safe. */
    static final class Session {
        private final String id;
        private final Map<ConversationKey, Integer> earlySystemMessages = new RecentlyUsed<>(MAX_CONVERSATIONS);
        private final Map<String, Integer> toolPlaces = new LinkedHashMap<>();

        private Session(String id) {
            this.id = id;
        }

        /** What the client calls it; empty if it does not. */
        String id() {
            return id;
        }

        /**
         * How many system messages the conversation's head has. Decided by the first request that asks; a later one that has
         * fewer than that begins another conversation in the same words.
         */
        synchronized int earlySystemMessages(ConversationKey conversation, int available, IntSupplier decide) {
            int decided = earlySystemMessages.computeIfAbsent(conversation, key -> decide.getAsInt());
            int limit = Math.min(decided, available);
            earlySystemMessages.put(conversation, limit);
            return limit;
        }

        /** The place of each tool, lower ones first; tools not seen before get the last ones, in the order given. */
        synchronized List<Integer> places(Collection<String> tools) {
            if (id.isEmpty() || toolPlaces.size() + tools.size() > MAX_TOOLS) {
                toolPlaces.clear();
            }
            List<Integer> places = new ArrayList<>(tools.size());
            for (String tool : tools) {
                places.add(toolPlaces.computeIfAbsent(tool, name -> toolPlaces.size()));
            }
            return places;
        }
    }
}
