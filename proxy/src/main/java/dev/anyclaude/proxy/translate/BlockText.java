package dev.anyclaude.proxy.translate;

import dev.anyclaude.proxy.anthropic.ContentBlock;
import dev.anyclaude.proxy.anthropic.ContentBlock.Document;
import dev.anyclaude.proxy.anthropic.ContentBlock.InlineImage;
import dev.anyclaude.proxy.anthropic.ContentBlock.LinkedImage;
import dev.anyclaude.proxy.anthropic.ContentBlock.OpaqueDocument;
import dev.anyclaude.proxy.anthropic.ContentBlock.RedactedThinking;
import dev.anyclaude.proxy.anthropic.ContentBlock.SearchHit;
import dev.anyclaude.proxy.anthropic.ContentBlock.ServerToolResult;
import dev.anyclaude.proxy.anthropic.ContentBlock.ServerToolUse;
import dev.anyclaude.proxy.anthropic.ContentBlock.Text;
import dev.anyclaude.proxy.anthropic.ContentBlock.Thinking;
import dev.anyclaude.proxy.anthropic.ContentBlock.ToolReference;
import dev.anyclaude.proxy.anthropic.ContentBlock.ToolResult;
import dev.anyclaude.proxy.anthropic.ContentBlock.ToolUse;
import dev.anyclaude.proxy.anthropic.ContentBlock.Unknown;
import dev.anyclaude.proxy.json.JsonText;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a block says where only text can stand; a notice in brackets where it cannot be said. Never empty without reason. */
final class BlockText implements ContentBlock.Visitor<JsonText> {
    private static final JsonText LINE_BREAK = JsonText.of("\n");

    private final boolean images;

    /** Creates it for a backend that takes images, which then follow, or does not. */
    BlockText(boolean images) {
        this.images = images;
    }

    @Override
    public JsonText text(Text block) {
        return block.text();
    }

    @Override
    public JsonText inlineImage(InlineImage block) {
        return images
                ? JsonText.of("[image: shown in the next message]")
                : join("[image ", block.mediaType(), ": not shown, this model takes text only]");
    }

    @Override
    public JsonText linkedImage(LinkedImage block) {
        return images
                ? JsonText.of("[image: shown in the next message]")
                : join("[image ", block.url(), ": not shown, this model takes text only]");
    }

    @Override
    public JsonText document(Document block) {
        List<JsonText> lines = new ArrayList<>();
        if (block.title() != null) {
            lines.add(join("[document: ", block.title(), "]"));
        }
        block.content().forEach(each -> lines.add(each.accept(this)));
        return lines(lines);
    }

    @Override
    public JsonText opaqueDocument(OpaqueDocument block) {
        JsonText what = block.title() == null ? block.what() : join("", block.title(), ", ", block.what(), "");
        return join("[document ", what, ": not shown, it is not text]");
    }

    @Override
    public JsonText thinking(Thinking block) {
        return block.thinking();
    }

    @Override
    public JsonText redactedThinking(RedactedThinking block) {
        return JsonText.EMPTY;
    }

    @Override
    public JsonText toolUse(ToolUse block) {
        return join("[call of tool ", block.name(), " with ", block.input().quoted(), "]");
    }

    @Override
    public JsonText toolResult(ToolResult block) {
        return lines(block.content().stream().map(each -> each.accept(this)).toList());
    }

    @Override
    public JsonText toolReference(ToolReference block) {
        return join("[tool ", block.toolName(), " is now available]");
    }

    @Override
    public JsonText serverToolUse(ServerToolUse block) {
        return join("[call of tool ", block.name(), " with ", block.input().quoted(), "]");
    }

    @Override
    public JsonText serverToolResult(ServerToolResult block) {
        List<JsonText> lines = new ArrayList<>();
        lines.add(join("[", block.kind(), "]"));
        block.content().forEach(each -> lines.add(each.accept(this)));
        return lines(lines);
    }

    @Override
    public JsonText searchHit(SearchHit block) {
        return join("- ", orEmpty(block.title()), " ", orEmpty(block.url()), "");
    }

    @Override
    public JsonText unknown(Unknown block) {
        return join("[content of kind ", block.kind(), ": not shown]");
    }

    private static JsonText orEmpty(@Nullable JsonText text) {
        return text == null ? JsonText.EMPTY : text;
    }

    private static JsonText join(String before, JsonText text, String after) {
        return JsonText.concat(JsonText.of(before), text, JsonText.of(after));
    }

    private static JsonText join(String before, JsonText text, String between, JsonText other, String after) {
        return JsonText.concat(JsonText.of(before), text, JsonText.of(between), other, JsonText.of(after));
    }

    private static JsonText lines(List<JsonText> lines) {
        List<JsonText> joined = new ArrayList<>();
        for (JsonText line : lines) {
            if (!line.isEmpty()) {
                if (!joined.isEmpty()) {
                    joined.add(LINE_BREAK);
                }
                joined.add(line);
            }
        }
        return JsonText.concat(joined.toArray(new JsonText[0]));
    }
}
