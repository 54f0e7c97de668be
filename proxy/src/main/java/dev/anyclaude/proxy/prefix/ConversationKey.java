package dev.anyclaude.proxy.prefix;

import dev.anyclaude.proxy.anthropic.ContentBlock;
import dev.anyclaude.proxy.anthropic.ContentBlock.Text;
import dev.anyclaude.proxy.anthropic.Message;
import dev.anyclaude.proxy.json.JsonText;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * Tells the conversations of one session apart: the main one, sub-agents, side requests. Of the first message only the first
 * text counts, since the rest of it may arrive in another shape later. Checksums, not digests: two conversations taken for one
 * cost a cache miss, nothing else.
 */
record ConversationKey(long systemChecksum, long firstTextChecksum) {

    static ConversationKey of(List<JsonText> system, Message first) {
        CRC32C ofSystem = new CRC32C();
        system.forEach(text -> text.feed(ofSystem::update));
        CRC32C ofText = new CRC32C();
        for (ContentBlock block : first.content()) {
            if (block instanceof Text text) {
                text.text().feed(ofText::update);
                break;
            }
        }
        return new ConversationKey(ofSystem.getValue(), ofText.getValue());
    }
}
