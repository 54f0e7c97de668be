package dev.anyclaude.proxy.translate;

import dev.anyclaude.proxy.anthropic.Message;
import dev.anyclaude.proxy.openai.ChatRequestWriter;
import dev.anyclaude.proxy.prefix.NormalisedPrompt;
import java.util.Arrays;
import java.util.List;

/** A translation, and what it was made of, so that the next turn of its conversation can begin with its bytes. Immutable. */
public final class TranslatedPrompt {
    private final List<Message> messages;
    private final byte[] head;
    private final UpstreamOptions options;
    private final UpstreamRequest request;
    /** How many messages were written before each message, and in the end before all that follows. */
    private final int[] written;
    /** How many messages were taken over from an earlier translation. */
    private final int resumed;

    TranslatedPrompt(
            List<Message> messages,
            byte[] head,
            UpstreamOptions options,
            UpstreamRequest request,
            int[] written,
            int resumed) {
        this.messages = messages;
        this.head = head;
        this.options = options;
        this.request = request;
        this.written = written;
        this.resumed = resumed;
    }

    /** The translation. */
    public UpstreamRequest request() {
        return request;
    }

    /** Bytes of the head, and of the request it keeps. */
    public int heldBytes() {
        return request.body().heldBytes();
    }

    /**
     * How many messages at the beginning would be translated to the same bytes, apart from the last one here and there. Looks first
     * where the best so far ended, so that a translation that is no better costs next to nothing.
     *
     * @param best number that must be exceeded
     * @return 0 if it is not
     */
    public int sharedMessages(NormalisedPrompt prompt, byte[] otherHead, UpstreamOptions otherOptions, int best) {
        List<Message> others = prompt.messages();
        int most = Math.min(messages.size(), others.size()) - 1;
        if (most <= best
                || !messages.get(best).equals(others.get(best))
                || !options.writesMessagesLike(otherOptions)
                || !Arrays.equals(head, otherHead)) {
            return 0;
        }
        int shared = 0;
        while (shared < most && messages.get(shared).equals(others.get(shared))) {
            shared++;
        }
        return shared > best ? shared : 0;
    }

    /** Whether it has all the messages of a translation that was begun with it, so that nothing of that one is new. */
    public boolean hasAllOf(TranslatedPrompt continued) {
        int last = continued.messages.size() - 1;
        return last < messages.size()
                && continued.resumed == last
                && messages.get(last).equals(continued.messages.get(last));
    }

    /** Bytes of the head and of so many of the messages. */
    int bytesBefore(int count) {
        return request.messageStarts()[written[count]];
    }

    /** Begins a request with the head and so many of the messages. */
    void copyTo(ChatRequestWriter out, int count, int[] writtenThere) {
        System.arraycopy(written, 0, writtenThere, 0, count);
        out.resume(request.body(), request.messageStarts(), written[count]);
    }
}
