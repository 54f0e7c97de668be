package dev.anyclaude.proxy.anthropic;

import dev.anyclaude.proxy.json.JsonSlice;
import dev.anyclaude.proxy.json.JsonText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A piece of a message. Kinds this version does not know are {@link Unknown}, never an error. */
public sealed interface ContentBlock {

    /** Calls the visitor's method for this kind. */
    <R> R accept(Visitor<R> visitor);

    /**
     * Text.
     *
     * @param cacheControl the cache marker; null if there is none
     */
    record Text(JsonText text, @Nullable JsonSlice cacheControl) implements ContentBlock {
        /** Text without a cache marker. */
        public Text(JsonText text) {
            this(text, null);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.text(this);
        }
    }

    /** An image in base64. */
    record InlineImage(JsonText mediaType, JsonText base64) implements ContentBlock {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.inlineImage(this);
        }
    }

    /** An image to be fetched by whoever reads it. */
    record LinkedImage(JsonText url) implements ContentBlock {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.linkedImage(this);
        }
    }

    /** A document, or a search result, that is text. */
    record Document(@Nullable JsonText title, List<ContentBlock> content) implements ContentBlock {
        public Document {
            content = List.copyOf(content);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.document(this);
        }
    }

    /**
     * A document that is no text, such as a PDF.
     *
     * @param what its media type, its address or the kind of its source
     */
    record OpaqueDocument(@Nullable JsonText title, JsonText what) implements ContentBlock {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.opaqueDocument(this);
        }
    }

    /** What the model thought aloud. */
    record Thinking(JsonText thinking) implements ContentBlock {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.thinking(this);
        }
    }

    /** Thoughts only their author can read. */
    record RedactedThinking() implements ContentBlock {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.redactedThinking(this);
        }
    }

    /** A tool call of the model. */
    record ToolUse(JsonText id, JsonText name, JsonSlice input) implements ContentBlock {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.toolUse(this);
        }
    }

    /** The answer to a tool call. */
    record ToolResult(JsonText toolUseId, boolean isError, List<ContentBlock> content) implements ContentBlock {
        public ToolResult {
            content = List.copyOf(content);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.toolResult(this);
        }
    }

    /** Says that a tool whose loading was deferred is now there. */
    record ToolReference(JsonText toolName) implements ContentBlock {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.toolReference(this);
        }
    }

    /** A call of a tool that Anthropic's servers run. */
    record ServerToolUse(JsonText name, JsonSlice input) implements ContentBlock {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.serverToolUse(this);
        }
    }

    /** What such a tool returned; {@code kind} is the block's type. */
    record ServerToolResult(JsonText kind, List<ContentBlock> content) implements ContentBlock {
        public ServerToolResult {
            content = List.copyOf(content);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.serverToolResult(this);
        }
    }

    /** One page a web search found. */
    record SearchHit(@Nullable JsonText title, @Nullable JsonText url) implements ContentBlock {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.searchHit(this);
        }
    }

    /** A kind this version does not know. */
    record Unknown(JsonText kind) implements ContentBlock {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.unknown(this);
        }
    }

    /** One method per kind, so that handling is complete or does not compile. */
    interface Visitor<R> {
        R text(Text block);

        R inlineImage(InlineImage block);

        R linkedImage(LinkedImage block);

        R document(Document block);

        R opaqueDocument(OpaqueDocument block);

        R thinking(Thinking block);

        R redactedThinking(RedactedThinking block);

        R toolUse(ToolUse block);

        R toolResult(ToolResult block);

        R toolReference(ToolReference block);

        R serverToolUse(ServerToolUse block);

        R serverToolResult(ServerToolResult block);

        R searchHit(SearchHit block);

        R unknown(Unknown block);
    }
}
