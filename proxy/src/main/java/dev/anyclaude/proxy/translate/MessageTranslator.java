package dev.anyclaude.proxy.translate;

import dev.anyclaude.proxy.anthropic.ContentBlock;
import dev.anyclaude.proxy.anthropic.ContentBlock.InlineImage;
import dev.anyclaude.proxy.anthropic.ContentBlock.LinkedImage;
import dev.anyclaude.proxy.anthropic.ContentBlock.Text;
import dev.anyclaude.proxy.anthropic.ContentBlock.Thinking;
import dev.anyclaude.proxy.anthropic.ContentBlock.ToolResult;
import dev.anyclaude.proxy.anthropic.ContentBlock.ToolUse;
import dev.anyclaude.proxy.anthropic.Message;
import dev.anyclaude.proxy.anthropic.Role;
import dev.anyclaude.proxy.json.JsonText;
import dev.anyclaude.proxy.openai.ChatRequestWriter;
import dev.anyclaude.proxy.openai.ContentParts;
import java.util.ArrayList;
import java.util.List;

/** Writes one message as the messages it becomes: first a tool message for each tool result, then what is left of it. */
final class MessageTranslator {
    static final JsonText BLANK_LINE = JsonText.of("\n\n");
    private static final JsonText LINE_BREAK = JsonText.of("\n");
    private static final JsonText ERROR = JsonText.of("[error]");

    private final ChatRequestWriter out;
    private final boolean images;
    private final String reasoningKey;
    private final BlockText blockText;

    MessageTranslator(ChatRequestWriter out, UpstreamOptions options) {
        this.out = out;
        this.images = options.images();
        this.reasoningKey = options.reasoningKey();
        this.blockText = new BlockText(images);
    }

    void write(Message message) {
        if (message.role() == Role.ASSISTANT) {
            assistant(message);
        } else {
            userOrSystem(message);
        }
    }

    private void assistant(Message message) {
        List<JsonText> said = new ArrayList<>();
        List<JsonText> thought = new ArrayList<>();
        List<ToolUse> calls = new ArrayList<>();
        for (ContentBlock block : message.content()) {
            if (block instanceof ToolUse call) {
                calls.add(call);
            } else if (block instanceof Thinking thinking) {
                thought.add(thinking.thinking());
            } else {
                said.add(block.accept(blockText));
            }
        }
        out.message("assistant").content(said, BLANK_LINE);
        if (thought.stream().anyMatch(text -> !text.isEmpty())) {
            out.reasoning(reasoningKey, thought, LINE_BREAK);
        }
        for (int i = 0; i < calls.size(); i++) {
            ToolUse call = calls.get(i);
            out.toolCall(i == 0, call.id(), call.name(), call.input().quoted());
        }
        if (!calls.isEmpty()) {
            out.endToolCalls();
        }
        out.endMessage();
    }

    private void userOrSystem(Message message) {
        List<ContentBlock> own = new ArrayList<>();
        for (ContentBlock block : message.content()) {
            if (block instanceof ToolResult result) {
                toolMessage(result);
                result.content().stream().filter(this::isPart).forEach(own::add);
            }
        }
        boolean onlyResults = !message.content().isEmpty();
        for (ContentBlock block : message.content()) {
            if (!(block instanceof ToolResult)) {
                own.add(block);
                onlyResults = false;
            }
        }
        if (!own.isEmpty() || !onlyResults) {
            out.message(message.role().wire());
            content(own, message.listForm());
            out.endMessage();
        }
    }

    private void toolMessage(ToolResult result) {
        List<JsonText> pieces = new ArrayList<>();
        if (result.isError()) {
            pieces.add(ERROR);
        }
        result.content().forEach(block -> pieces.add(block.accept(blockText)));
        out.toolMessage(result.toolUseId()).content(pieces, LINE_BREAK).endMessage();
    }

    private void content(List<ContentBlock> blocks, boolean listForm) {
        if (!listForm && blocks.stream().noneMatch(this::isPart)) {
            out.content(blocks.stream().map(block -> block.accept(blockText)).toList(), BLANK_LINE);
            return;
        }
        ContentParts parts = out.parts();
        for (ContentBlock block : blocks) {
            if (images && block instanceof InlineImage image) {
                parts.image(image.mediaType(), image.base64());
            } else if (images && block instanceof LinkedImage image) {
                parts.image(image.url());
            } else {
                parts.text(block.accept(blockText), block instanceof Text text ? text.cacheControl() : null);
            }
        }
        parts.end();
    }

    private boolean isPart(ContentBlock block) {
        return images && (block instanceof InlineImage || block instanceof LinkedImage);
    }
}
