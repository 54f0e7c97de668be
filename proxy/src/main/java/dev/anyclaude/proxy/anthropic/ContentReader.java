package dev.anyclaude.proxy.anthropic;

import dev.anyclaude.proxy.anthropic.ContentBlock.Text;
import dev.anyclaude.proxy.json.JsonReader;
import dev.anyclaude.proxy.json.JsonText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what stands in {@code content}: a string, or a list of blocks, which may hold content themselves. */
final class ContentReader {
    private final JsonReader json;
    private int cacheMarkers;

    ContentReader(JsonReader json) {
        this.json = json;
    }

    /** Cache markers met so far, in blocks of any depth. */
    int cacheMarkers() {
        return cacheMarkers;
    }

    /** Notes that a cache marker was met. */
    void countCacheMarker() {
        if (!json.isNull()) {
            cacheMarkers++;
        }
    }

    List<ContentBlock> content() {
        if (json.isText()) {
            JsonText text = json.text();
            return text == null ? List.of() : List.of(new Text(text));
        }
        if (json.isObject()) {
            return List.of(block());
        }
        List<ContentBlock> blocks = new ArrayList<>();
        if (json.enterList()) {
            while (json.nextElement()) {
                blocks.add(block());
            }
        }
        return blocks;
    }

    private ContentBlock block() {
        BlockFields fields = new BlockFields();
        if (!json.enterObject()) {
            json.note(json.path(), "must be an object");
            return fields.toBlock(json);
        }
        Optional<String> earlier = json.problem();
        while (json.nextMember()) {
            member(fields);
        }
        ContentBlock block = fields.toBlock(json);
        if (block instanceof ContentBlock.Unknown && fields.hasKind()) {
            json.restore(earlier);
        }
        return block;
    }

    private void member(BlockFields fields) {
        switch (json.name()) {
            case "type" -> fields.kind = json.text();
            case "text" -> fields.text = json.text();
            case "thinking" -> fields.thinking = json.text();
            case "id" -> fields.id = json.text();
            case "name" -> fields.name = json.text();
            case "tool_name" -> fields.toolName = json.text();
            case "tool_use_id" -> fields.toolUseId = json.text();
            case "title" -> fields.title = json.text();
            case "url" -> fields.url = json.text();
            case "error_code" -> fields.errorCode = json.text();
            case "input" -> fields.input = json.isNull() ? null : json.value();
            case "is_error" -> fields.isError = json.flag();
            case "content" -> fields.content = content();
            case "source" -> source(fields);
            case "cache_control" -> {
                countCacheMarker();
                fields.cacheControl = json.isNull() ? null : json.value();
            }
            default -> json.skip();
        }
    }

    /** An object for images and documents; a plain address for search results. */
    private void source(BlockFields fields) {
        if (json.isText()) {
            fields.url = json.text();
        } else if (json.enterObject()) {
            while (json.nextMember()) {
                switch (json.name()) {
                    case "type" -> fields.sourceKind = json.text();
                    case "media_type" -> fields.mediaType = json.text();
                    case "data" -> fields.data = json.text();
                    case "url" -> fields.url = json.text();
                    case "content" -> fields.content = content();
                    default -> json.skip();
                }
            }
        }
    }
}
