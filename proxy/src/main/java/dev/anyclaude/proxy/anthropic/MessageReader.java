package dev.anyclaude.proxy.anthropic;

import dev.anyclaude.proxy.json.JsonReader;
import dev.anyclaude.proxy.json.JsonText;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the list of messages, and notes where each of them stands. */
final class MessageReader {
    private final JsonReader json;
    private final ContentReader content;
    private final List<Integer> ends = new ArrayList<>();
    private final List<Integer> markers = new ArrayList<>();
    private int start = -1;
    private int end = -1;

    MessageReader(JsonReader json, ContentReader content) {
        this.json = json;
        this.content = content;
    }

    /** Null if there is no list. */
    @Nullable
    List<Message> messages() {
        ends.clear();
        markers.clear();
        if (!json.enterList()) {
            return null;
        }
        start = json.offset();
        int markersBefore = content.cacheMarkers();
        List<Message> read = new ArrayList<>();
        while (json.nextElement()) {
            read.add(message());
            ends.add(json.offset());
            markers.add(content.cacheMarkers() - markersBefore);
        }
        end = json.offset() - 1;
        return read;
    }

    /** Of the list read last. */
    MessagePlaces places() {
        return new MessagePlaces(start, ends, end, markers);
    }

    private Message message() {
        Role role = null;
        boolean listForm = false;
        List<ContentBlock> blocks = null;
        if (!json.enterObject()) {
            json.note(json.path(), "must be an object");
            return new Message(Role.USER, false, List.of());
        }
        while (json.nextMember()) {
            switch (json.name()) {
                case "role" -> role = role();
                case "content" -> {
                    listForm = json.isList();
                    blocks = content.content();
                }
                default -> json.skip();
            }
        }
        if (role == null) {
            json.note(json.path() + ".role", "must be user, assistant or system");
        }
        if (blocks == null) {
            json.note(json.path() + ".content", "is missing");
        }
        return new Message(role == null ? Role.USER : role, listForm, blocks == null ? List.of() : blocks);
    }

    private @Nullable Role role() {
        JsonText word = json.text();
        for (Role role : Role.values()) {
            if (word != null && role.wire().equals(word.decoded())) {
                return role;
            }
        }
        return null;
    }
}
