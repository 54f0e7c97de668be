package dev.anyclaude.proxy.sse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anyclaude.proxy.testing.Trickle;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SseParserTest {

    @Test
    void joinsDataLinesOfOneFrame() throws IOException {
        assertThat(parse("event: x\ndata: {\"a\":\ndata: 1}\n\n")).containsExactly(SseFrame.event("x", "{\"a\":\n1}"));
    }

    @Test
    void handsOverCommentsAsTheyCome() throws IOException {
        assertThat(parse(": keepalive 1/2\n\n:\n\ndata:x\n\n"))
                .containsExactly(SseFrame.comment("keepalive 1/2"), SseFrame.comment(""), SseFrame.event("", "x"));
    }

    @Test
    void keepsDataThatTheEndLeftWithoutABlankLine() throws IOException {
        assertThat(parse("data: whole\n\ndata: last"))
                .containsExactly(SseFrame.event("", "whole"), SseFrame.event("", "last"));
    }

    @Test
    void skipsAByteOrderMarkAndFieldsItDoesNotKnow() throws IOException {
        assertThat(parse("\uFEFFdata: é\nid: 7\nretry: 10\n\n")).containsExactly(SseFrame.event("", "é"));
    }

    @Test
    void findsNothingInAnEmptyStream() throws IOException {
        assertThat(parse("")).isEmpty();
        assertThat(parse("\n\n\nevent: x\n\n")).isEmpty();
    }

    private static List<SseFrame> parse(String wire) throws IOException {
        SseParser parser = new SseParser(new Trickle(wire.getBytes(StandardCharsets.UTF_8)));
        List<SseFrame> frames = new ArrayList<>();
        for (Optional<SseFrame> next = parser.next(); next.isPresent(); next = parser.next()) {
            frames.add(next.get());
        }
        return frames;
    }
}
