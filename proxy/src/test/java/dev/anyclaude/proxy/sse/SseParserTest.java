package dev.anyclaude.proxy.sse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anyclaude.proxy.testing.Trickle;
import java.io.ByteArrayInputStream;
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

    @Test
    void knowsWhatHasArrivedWithoutWaitingForMore() throws IOException {
        SseParser parser = new SseParser(new ByteArrayInputStream(
                "data: 1\n\ndata: 2\n\n: still here\ndata: beg".getBytes(StandardCharsets.UTF_8)));

        assertThat(parser.isReady()).isTrue();
        assertThat(parser.next()).contains(SseFrame.event("", "1"));
        assertThat(parser.isReady()).isTrue();
        assertThat(parser.next()).contains(SseFrame.event("", "2"));
        assertThat(parser.isReady()).as("only a comment has arrived whole").isFalse();
    }

    @Test
    void cutsAtEveryKindOfLineEndAlsoBetweenReads() throws IOException {
        for (String end : List.of("\n", "\r", "\r\n")) {
            assertThat(parse("event: é" + end + "data: 1" + end + "data: 2" + end + end + "data: 3" + end + end))
                    .as("with %s", end.replace("\r", "CR").replace("\n", "LF"))
                    .containsExactly(SseFrame.event("é", "1\n2"), SseFrame.event("", "3"));
        }
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
