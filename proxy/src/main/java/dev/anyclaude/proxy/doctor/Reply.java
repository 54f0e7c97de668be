package dev.anyclaude.proxy.doctor;

import dev.anyclaude.proxy.openai.ChatChunk;
import dev.anyclaude.proxy.openai.ChatChunkReader;
import dev.anyclaude.proxy.openai.ChatUsage;
import dev.anyclaude.proxy.openai.MalformedChunkException;
import dev.anyclaude.proxy.sse.SseFrame;
import dev.anyclaude.proxy.sse.SseParser;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an answer shows besides its text.
 *
 * @param streamed it came as server-sent events
 * @param reasoningField name of the field that thinking came in; empty if none did
 * @param thinkTags thinking came between tags in the text
 */
record Reply(
        boolean streamed,
        String reasoningField,
        boolean thinkTags,
        boolean signsOfLife,
        OptionalInt promptTokens,
        OptionalInt cachedTokens) {

    private static final Pattern THINKING = Pattern.compile("\"(reasoning_content|reasoning)\"\\s*:\\s*\"(?!\")");

    /** Reads a whole answer as it came. */
    static Reply read(String answer) {
        Reading reading = new Reading();
        if (answer.stripLeading().startsWith("{")) {
            reading.chunk(answer);
        } else {
            reading.stream(answer);
        }
        return new Reply(
                reading.streamed,
                reading.reasoningField,
                reading.text.indexOf("<think>") >= 0,
                reading.comments,
                reading.usage.promptTokens(),
                reading.usage.cachedTokens());
    }

    private static final class Reading {
        private boolean streamed;
        private boolean comments;
        private String reasoningField = "";
        private final StringBuilder text = new StringBuilder();
        private ChatUsage usage = ChatUsage.UNKNOWN;

        void stream(String answer) {
            SseParser frames = new SseParser(new ByteArrayInputStream(answer.getBytes(StandardCharsets.UTF_8)));
            try {
                for (Optional<SseFrame> frame = frames.next(); frame.isPresent(); frame = frames.next()) {
                    if (frame.get().comment()) {
                        comments = true;
                    } else {
                        streamed = true;
                        chunk(frame.get().data());
                    }
                }
            } catch (IOException impossible) {
                throw new UncheckedIOException("memory can be read", impossible);
            }
        }

        void chunk(String json) {
            try {
                ChatChunk chunk = ChatChunkReader.read(json);
                text.append(chunk.text());
                usage = usage.updatedBy(chunk.usage());
                Matcher thinking = THINKING.matcher(json);
                if (!chunk.reasoning().isEmpty() && thinking.find()) {
                    reasoningField = thinking.group(1);
                }
            } catch (MalformedChunkException e) {
                return; // the end mark, or what the proxy reports when it matters
            }
        }
    }
}
