package dev.anyclaude.bench.interop;

import dev.anyclaude.bench.session.RecordedEnd;
import dev.anyclaude.bench.session.RecordedSession;
import dev.anyclaude.bench.session.RecordedTurn;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One line per completed request: when, how many tokens in and out, and one id per 512 tokens of prompt, the same for the same
 * beginning. Token counts are those the backend reported; the ids come from bytes, at the mean bytes per token of the export, so
 * two prompts share their first ids as far as their bytes agree. Sessions follow one another on one time axis.
 */
final class MooncakeExport {
    /** Tokens of a block, as Mooncake's published traces have it. */
    static final int BLOCK_TOKENS = 512;

    private MooncakeExport() {}

    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    private record Request(
            RecordedSession session, RecordedTurn turn, int inputTokens, int outputTokens, byte[] prompt) {}

    static List<Path> write(List<RecordedSession> sessions, Path file) {
        List<Request> requests = new ArrayList<>();
        for (RecordedSession session : sessions) {
            session.turns().stream()
                    .filter(RecordedTurn::complete)
                    .forEach(turn -> requests.add(request(session, turn)));
        }
        if (requests.isEmpty()) {
            throw new InteropException("no completed request to export");
        }
        double bytes = requests.stream().mapToLong(each -> each.prompt().length).sum();
        double tokens = requests.stream().mapToLong(Request::inputTokens).sum();
        PrefixBlocks blocks = new PrefixBlocks((int) Math.max(1, Math.round(bytes / tokens * BLOCK_TOKENS)));
        StringBuilder lines = new StringBuilder();
        double offset = 0;
        double end = 0;
        String before = requests.get(0).session().name();
        for (Request each : requests) {
            if (!each.session().name().equals(before)) {
                offset = end;
                before = each.session().name();
            }
            double at = offset + each.turn().request().atMillis();
            end = Math.max(end, offset + each.turn().end().orElseThrow().atMillis());
            lines.append(RequestBody.MAPPER.writeValueAsString(line(each, Math.round(at), blocks)))
                    .append('\n');
        }
        return List.of(NewFile.write(file, lines.toString()));
    }

    private static Request request(RecordedSession session, RecordedTurn turn) {
        RecordedEnd end = turn.end().orElseThrow();
        if (end.promptTokens().isEmpty()
                || end.promptTokens().getAsInt() == 0
                || end.outputTokens().isEmpty()) {
            throw new InteropException(RequestBody.where(session, turn)
                    + " has no token counts, because its backend did not report them; record against one that does");
        }
        return new Request(
                session,
                turn,
                end.promptTokens().getAsInt(),
                end.outputTokens().getAsInt(),
                PromptBytes.of(RequestBody.of(session, turn)));
    }

    private static ObjectNode line(Request request, long atMillis, PrefixBlocks blocks) {
        ObjectNode line = RequestBody.MAPPER.createObjectNode();
        line.put("timestamp", atMillis);
        line.put("input_length", request.inputTokens());
        line.put("output_length", request.outputTokens());
        int count = (request.inputTokens() + BLOCK_TOKENS - 1) / BLOCK_TOKENS;
        ArrayNode ids = line.putArray("hash_ids");
        blocks.ids(request.prompt(), count).forEach(ids::add);
        return line;
    }
}
