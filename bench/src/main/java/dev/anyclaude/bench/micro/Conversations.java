package dev.anyclaude.bench.micro;

import java.nio.charset.StandardCharsets;

/** Invented requests of a chosen size, shaped as Claude Code's are: a long head, and turns of tool calls and their results. */
final class Conversations {
    private static final String SENTENCE =
            "Boats that leave before noon are counted \\\"twice\\\", once by each watch.\\n";
    private static final int SYSTEM_SENTENCES = 200;
    private static final int TOOLS = 20;
    private static final int TOOL_SENTENCES = 18;
    private static final int RESULT_SENTENCES = 60;

    private Conversations() {}

    /** A request with so many tool calls and results behind it; each more adds about 4.7 KB. */
    static byte[] request(int calls) {
        return request(calls, "");
    }

    /** The same, with something else at the end of the last message. */
    static byte[] request(int calls, String end) {
        StringBuilder body = new StringBuilder(64 << 10);
        body.append("{\"model\":\"claude-x\",\"messages\":[")
                .append("{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"Count the boats.\"}]}");
        for (int call = 0; call < calls; call++) {
            body.append(",{\"role\":\"assistant\",\"content\":[{\"type\":\"text\",\"text\":\"I look.\"},")
                    .append("{\"type\":\"tool_use\",\"id\":\"t")
                    .append(call)
                    .append("\",\"name\":\"Count0\",\"input\":{\"of\":\"boats\"}}]},")
                    .append("{\"role\":\"user\",\"content\":[{\"type\":\"tool_result\",\"tool_use_id\":\"t")
                    .append(call)
                    .append("\",\"content\":\"")
                    .append(SENTENCE.repeat(RESULT_SENTENCES))
                    .append(call == calls - 1 ? end : "")
                    .append("\"}]}");
        }
        body.append("],\"system\":[{\"type\":\"text\",\"text\":\"")
                .append(SENTENCE.repeat(SYSTEM_SENTENCES))
                .append("\",\"cache_control\":{\"type\":\"ephemeral\"}}],\"tools\":[");
        for (int tool = 0; tool < TOOLS; tool++) {
            body.append(tool == 0 ? "" : ",")
                    .append("{\"name\":\"Count")
                    .append(tool)
                    .append("\",\"description\":\"")
                    .append(SENTENCE.repeat(TOOL_SENTENCES))
                    .append("\",\"input_schema\":{\"type\":\"object\",\"properties\":{\"of\":{\"type\":\"string\"}}}}");
        }
        return body.append("],\"max_tokens\":32000,\"stream\":true}").toString().getBytes(StandardCharsets.UTF_8);
    }
}
