package dev.anyclaude.proxy.anthropic;

/** The part of a content block that one event adds. */
public sealed interface ContentDelta {

    /** Calls the visitor's method for this delta. */
    <R> R accept(Visitor<R> visitor);

    /** Text of the answer. */
    record Text(String text) implements ContentDelta {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.text(this);
        }
    }

    /** Text of the model's thinking. */
    record Thinking(String thinking) implements ContentDelta {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.thinking(this);
        }
    }

    /** Ends a thinking block. A local model signs nothing, so it is empty. */
    record Signature(String signature) implements ContentDelta {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.signature(this);
        }
    }

    /** A fragment of a tool's input; only all fragments together are valid JSON. */
    record InputJson(String partialJson) implements ContentDelta {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.inputJson(this);
        }
    }

    /** One method per delta, so that handling is complete or does not compile. */
    interface Visitor<R> {
        R text(Text delta);

        R thinking(Thinking delta);

        R signature(Signature delta);

        R inputJson(InputJson delta);
    }
}
