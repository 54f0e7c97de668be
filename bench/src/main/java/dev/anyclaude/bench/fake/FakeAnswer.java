package dev.anyclaude.bench.fake;

import java.io.IOException;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** What a fake answers: as many words as were asked for, or one tool call. */
final class FakeAnswer {
    private static final String[] WORDS = {" one", " two", " three", " four", " five", " six", " seven"};
    private static final String ARGUMENTS = "{}";
    private static final int COMMENTS = 3;

    private final FakeTurn turn;
    private final String tool;
    private final ChatChunks chunks;

    /**
     * An answer to one request.
     *
     * @param tool the tool that is called; empty for words
     */
    FakeAnswer(FakeTurn turn, String tool) {
        this.turn = turn;
        this.tool = tool;
        this.chunks = new ChatChunks("chatcmpl-fake-" + turn.number(), FakeBackend.MODEL);
    }

    /** Sends it, each piece when it is due. */
    void stream(EventStream out, boolean usage) throws IOException {
        Set<Trap> traps = turn.costs().traps();
        if (traps.contains(Trap.EARLY_EMPTY_CHUNK)) {
            out.data(chunks.role());
        }
        if (traps.contains(Trap.KEEP_ALIVE_COMMENTS)) {
            comments(out);
        }
        if (tool.isEmpty()) {
            words(out);
        } else {
            FakeTurn.waitUntil(turn.tokenNanos(turn.output() - 1));
            out.data(chunks.call(0, "call_fake_" + turn.number(), tool, ARGUMENTS));
        }
        out.data(chunks.finish(reason()));
        if (usage) {
            out.data(usage());
        }
        out.done();
    }

    /** All of it as one document. */
    ObjectNode whole() {
        StringBuilder text = new StringBuilder();
        for (int k = 0; k < turn.output() && tool.isEmpty(); k++) {
            text.append(word(k));
        }
        ObjectNode answer = ChatChunks.MAPPER
                .createObjectNode()
                .put("id", "chatcmpl-fake-" + turn.number())
                .put("object", "chat.completion")
                .put("model", FakeBackend.MODEL);
        ObjectNode choice =
                answer.putArray("choices").addObject().put("index", 0).put("finish_reason", reason());
        ObjectNode message =
                choice.putObject("message").put("role", "assistant").put("content", text.toString());
        if (!tool.isEmpty()) {
            message.putArray("tool_calls")
                    .addObject()
                    .put("id", "call_fake_" + turn.number())
                    .put("type", "function")
                    .putObject("function")
                    .put("name", tool)
                    .put("arguments", ARGUMENTS);
        }
        if (!turn.costs().traps().contains(Trap.NO_USAGE)) {
            answer.set("usage", turn.usage());
        }
        return answer;
    }

    private ObjectNode usage() {
        ObjectNode chunk = chunks.usage(turn.usage());
        if (!turn.costs().traps().contains(Trap.NO_CACHED_TOKENS)) {
            chunk.set("timings", turn.timings());
        }
        return chunk;
    }

    private void words(EventStream out) throws IOException {
        for (int k = 0; k < turn.output(); k++) {
            FakeTurn.waitUntil(turn.tokenNanos(k));
            out.data(chunks.text(word(k)));
        }
    }

    private void comments(EventStream out) throws IOException {
        long wait = turn.tokenNanos(0) - turn.startNanos();
        for (int i = 0; i < COMMENTS; i++) {
            FakeTurn.waitUntil(turn.startNanos() + wait * i / COMMENTS);
            out.comment("keepalive " + i + "/" + COMMENTS);
        }
    }

    private String reason() {
        return tool.isEmpty() ? "length" : "tool_calls";
    }

    private static String word(int k) {
        return WORDS[k % WORDS.length];
    }
}
