package dev.anyclaude.proxy.openai;

import dev.anyclaude.proxy.json.JsonBytes;
import dev.anyclaude.proxy.json.JsonSink;
import dev.anyclaude.proxy.json.JsonSlice;
import dev.anyclaude.proxy.json.JsonText;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Writes one chat completions request, or the head of one, front to back: {@code model}, the head ({@code tools} and system
 * message), the other messages, and then whatever varies from request to request. So requests that share a conversation's
 * beginning share their first bytes. Confined to one thread.
 */
public final class ChatRequestWriter {
    private final JsonSink out;
    private boolean first = true;
    private int contentEnd;
    private int[] starts = new int[16];
    private int messages;

    /** Creates a writer with room for so many bytes behind what it takes over from another request; it grows. */
    public ChatRequestWriter(int capacityBytes) {
        out = new JsonSink(capacityBytes);
    }

    /** Begins a whole request. */
    public ChatRequestWriter begin(String model) {
        out.raw("{\"model\":\"").text(JsonText.of(model)).raw("\",");
        return this;
    }

    /** Adds a head that another writer has written; the messages go on behind it. */
    public ChatRequestWriter head(byte[] head) {
        out.raw(head);
        first = head[head.length - 1] == '[';
        contentEnd = out.size() - (first ? 0 : "\"}".length());
        return this;
    }

    /**
     * Begins as another request does: with its head and some of its messages, but not all.
     *
     * @param other is not copied, but shared as far as it goes
     * @param messageStarts offset of each of its messages
     * @param count messages to take over
     */
    public ChatRequestWriter resume(JsonBytes other, int[] messageStarts, int count) {
        int end = messageStarts[count];
        first = other.at(end - 1) == '[';
        out.begin(other, first ? end : end - ",".length()); // the message that comes next writes the comma
        starts = Arrays.copyOf(messageStarts, Math.max(messageStarts.length, starts.length));
        messages = count;
        return this;
    }

    /** Adds one tool; the first one opens the list. */
    public ChatRequestWriter tool(JsonText name, @Nullable JsonText description, JsonSlice parameters) {
        out.raw(first ? "\"tools\":[" : ",");
        first = false;
        out.raw("{\"type\":\"function\",\"function\":{\"name\":\"").text(name).raw("\"");
        if (description != null) {
            out.raw(",\"description\":\"").text(description).raw("\"");
        }
        out.raw(",\"parameters\":").value(parameters).raw("}}");
        return this;
    }

    /** Ends the tools, if there were any, and begins the messages. */
    public ChatRequestWriter messages() {
        out.raw(first ? "\"messages\":[" : "],\"messages\":[");
        first = true;
        return this;
    }

    /** Begins a message; its content comes next. */
    public ChatRequestWriter message(String role) {
        if (!first) {
            out.raw(",");
        }
        first = false;
        if (messages == starts.length) {
            starts = Arrays.copyOf(starts, messages * 2);
        }
        starts[messages++] = out.size();
        out.raw("{\"role\":\"").raw(role).raw("\"");
        return this;
    }

    /** Begins the message that answers a tool call. */
    public ChatRequestWriter toolMessage(JsonText toolCallId) {
        message("tool");
        out.raw(",\"tool_call_id\":\"").text(toolCallId).raw("\"");
        return this;
    }

    /** The message's content as a string. */
    public ChatRequestWriter content(Iterable<JsonText> pieces, JsonText separator) {
        out.raw(",\"content\":\"");
        join(pieces, separator);
        contentEnd = out.size();
        out.raw("\"");
        return this;
    }

    /** Begins the message's content as a list of parts. */
    public ContentParts parts() {
        out.raw(",\"content\":[");
        return new ContentParts(out, this);
    }

    /** What the model thought before it said the content; backends differ in the key. */
    public ChatRequestWriter reasoning(String key, Iterable<JsonText> pieces, JsonText separator) {
        out.raw(",\"").raw(key).raw("\":\"");
        join(pieces, separator);
        out.raw("\"");
        return this;
    }

    /** Adds one tool call to the message; the first one opens the list. */
    public ChatRequestWriter toolCall(boolean firstCall, JsonText id, JsonText name, JsonText arguments) {
        out.raw(firstCall ? ",\"tool_calls\":[" : ",");
        out.raw("{\"id\":\"").text(id).raw("\",\"type\":\"function\",\"function\":{\"name\":\"");
        out.text(name).raw("\",\"arguments\":\"").text(arguments).raw("\"}}");
        return this;
    }

    /** Ends the tool calls. */
    public ChatRequestWriter endToolCalls() {
        out.raw("]");
        return this;
    }

    /** Ends the message. */
    public ChatRequestWriter endMessage() {
        out.raw("}");
        return this;
    }

    /** Ends the messages; parameters come next. */
    public ChatRequestWriter endMessages() {
        out.raw("]");
        return this;
    }

    /** Adds a parameter whose JSON is at hand. */
    public ChatRequestWriter parameter(String name, JsonSlice value) {
        out.raw(",\"").raw(name).raw("\":").value(value);
        return this;
    }

    /** Adds members without braces, such as a backend's own. */
    public ChatRequestWriter members(String json) {
        out.raw(",").raw(json);
        return this;
    }

    /** Says whether chunks are wanted, with the token counts on the last one, and ends the request. */
    public JsonBytes end(boolean stream) {
        out.raw(stream ? ",\"stream\":true,\"stream_options\":{\"include_usage\":true}}" : ",\"stream\":false}");
        return out.end();
    }

    /** The head written so far. */
    public byte[] endHead() {
        return out.end().toByteArray();
    }

    /** Offset just behind the content of the message written last, before whatever closes it. */
    public int contentEnd() {
        return contentEnd;
    }

    /** Offset of each message that this writer wrote itself, ascending. */
    public int[] messageStarts() {
        return Arrays.copyOf(starts, messages);
    }

    /** How many messages have been begun, apart from those of the head. */
    public int messageCount() {
        return messages;
    }

    void contentEnded() {
        contentEnd = out.size();
    }

    private void join(Iterable<JsonText> pieces, JsonText separator) {
        boolean any = false;
        for (JsonText piece : pieces) {
            if (!piece.isEmpty()) {
                if (any) {
                    out.text(separator);
                }
                out.text(piece);
                any = true;
            }
        }
    }
}
