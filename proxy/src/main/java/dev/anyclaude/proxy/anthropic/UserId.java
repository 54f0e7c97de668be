package dev.anyclaude.proxy.anthropic;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The session in {@code metadata.user_id}: a JSON object inside a string, or, of older clients, words joined by underscores. */
final class UserId {
    private static final String OLD_MARK = "_session_";

    private UserId() {}

    /** The session's id; empty if the text names none. */
    static String session(String userId) {
        if (!userId.startsWith("{")) {
            int at = userId.lastIndexOf(OLD_MARK);
            return at < 0 ? "" : userId.substring(at + OLD_MARK.length());
        }
        try {
            return JsonMapper.shared().readTree(userId).path("session_id").asString("");
        } catch (JacksonException e) {
            return ""; // another client's own id
        }
    }
}
