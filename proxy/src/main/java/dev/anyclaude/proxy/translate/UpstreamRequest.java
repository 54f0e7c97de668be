package dev.anyclaude.proxy.translate;

import dev.anyclaude.proxy.json.JsonBytes;

/**
 * A complete chat completions request.
 *
 * @param body UTF-8 JSON
 * @param promptEnd offset in {@code body} just behind the last message's content, before whatever closes it: the request that
 *     continues this one begins with exactly these bytes
 * @param messageStarts offset of each message behind the head, ascending; the first one, or {@code promptEnd}, ends the head
 */
@SuppressWarnings("ArrayRecordComponent") // passed on at once, never compared
public record UpstreamRequest(JsonBytes body, int promptEnd, int[] messageStarts) {
    public UpstreamRequest {
        if (promptEnd < 0 || promptEnd > body.length()) {
            throw new IllegalArgumentException("promptEnd " + promptEnd + " is outside a body of " + body.length());
        }
    }
}
