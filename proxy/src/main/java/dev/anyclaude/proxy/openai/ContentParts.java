package dev.anyclaude.proxy.openai;

import dev.anyclaude.proxy.json.JsonSink;
import dev.anyclaude.proxy.json.JsonSlice;
import dev.anyclaude.proxy.json.JsonText;
import org.jspecify.annotations.Nullable;

/** The parts of one message's content. */
public final class ContentParts {
    private final JsonSink out;
    private final ChatRequestWriter message;
    private boolean first = true;

    ContentParts(JsonSink out, ChatRequestWriter message) {
        this.out = out;
        this.message = message;
    }

    /**
     * Adds a text.
     *
     * @param cacheControl a cache marker, which some gateways take; null for none
     */
    public void text(JsonText text, @Nullable JsonSlice cacheControl) {
        begin("text").raw("\"text\":\"").text(text).raw("\"");
        if (cacheControl != null) {
            out.raw(",\"cache_control\":").value(cacheControl);
        }
        out.raw("}");
    }

    /** Adds an image in base64. */
    public void image(JsonText mediaType, JsonText base64) {
        begin("image_url").raw("\"image_url\":{\"url\":\"data:").text(mediaType);
        out.raw(";base64,").text(base64).raw("\"}}");
    }

    /** Adds an image by its address. */
    public void image(JsonText url) {
        begin("image_url").raw("\"image_url\":{\"url\":\"").text(url).raw("\"}}");
    }

    /** Ends the list, and gives the message back. */
    public ChatRequestWriter end() {
        message.contentEnded();
        out.raw("]");
        return message;
    }

    private JsonSink begin(String type) {
        out.raw(first ? "{\"type\":\"" : ",{\"type\":\"").raw(type).raw("\",");
        first = false;
        return out;
    }
}
