package dev.anyclaude.proxy.ledger;

import dev.anyclaude.proxy.json.JsonBytes;
import dev.anyclaude.proxy.translate.UpstreamRequest;
import java.util.Arrays;
import java.util.zip.CRC32C;

/**
 * The parts of one prompt, the head first and then each message, as a chain: two chains equal up to a link stand for prompts
 * equal up to it. Checksums, not digests: two prompts taken for one get a wrong explanation, nothing else. Immutable.
 */
final class PromptChain {
    private final int[] ends;
    private final long[] links;
    private final long[] parts;

    PromptChain(UpstreamRequest request) {
        int[] starts = request.messageStarts();
        int count = starts.length + 1;
        ends = new int[count];
        links = new long[count];
        parts = new long[count];
        long link = 0;
        for (int i = 0; i < count; i++) {
            ends[i] = i < starts.length ? starts[i] : request.promptEnd();
            parts[i] = checksum(request.body(), i == 0 ? 0 : ends[i - 1], ends[i]);
            link = mixed(link, parts[i]);
            links[i] = link;
        }
    }

    /** Parts, the head among them. */
    int size() {
        return parts.length;
    }

    int end(int part) {
        return ends[part];
    }

    int promptEnd() {
        return ends[ends.length - 1];
    }

    /** How many parts are equal from the beginning on. */
    int sharedParts(PromptChain other) {
        int difference = Arrays.mismatch(links, other.links);
        return difference < 0 ? size() : difference;
    }

    /** How many messages of this prompt a request has, from the first one on, whatever is before them; its last may go on. */
    int sharedMessages(PromptChain other, JsonBytes otherBody) {
        int last = size() - 1;
        int shared = 0;
        while (shared + 1 < Math.min(size(), other.size())
                && (parts[shared + 1] == other.parts[shared + 1]
                        || (shared + 1 == last && beginsWithLast(other, otherBody)))) {
            shared++;
        }
        return shared;
    }

    private boolean beginsWithLast(PromptChain other, JsonBytes otherBody) {
        int last = size() - 1;
        int from = other.ends[last - 1];
        int to = from + ends[last] - ends[last - 1];
        boolean goesOn = other.size() > size() || links[0] == other.links[0];
        return goesOn && to <= other.promptEnd() && checksum(otherBody, from, to) == parts[last];
    }

    /** Whether a request begins with the whole of this prompt; its last message may go on. */
    boolean isContinuedBy(PromptChain other, JsonBytes otherBody) {
        int last = size() - 1;
        return other.size() >= size()
                && other.promptEnd() >= promptEnd()
                && (last == 0 || links[last - 1] == other.links[last - 1])
                && checksum(otherBody, last == 0 ? 0 : ends[last - 1], promptEnd()) == parts[last];
    }

    /** The part that a byte of the prompt is in. */
    int partAt(int offset) {
        int part = 0;
        while (part < size() - 1 && offset >= ends[part]) {
            part++;
        }
        return part;
    }

    private static long checksum(JsonBytes body, int from, int to) {
        CRC32C crc = new CRC32C();
        body.feed(from, to, crc::update);
        return crc.getValue() << 32 | (to - from);
    }

    /** The finaliser of SplitMix64, so that order counts. */
    private static long mixed(long link, long part) {
        long z = link * 31 + part + 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
