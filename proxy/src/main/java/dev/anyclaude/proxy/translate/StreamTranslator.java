package dev.anyclaude.proxy.translate;

import dev.anyclaude.proxy.anthropic.ApiException;
import dev.anyclaude.proxy.anthropic.StopReason;
import dev.anyclaude.proxy.anthropic.StreamEvent;
import dev.anyclaude.proxy.openai.ChatChunk;
import dev.anyclaude.proxy.openai.ChatUsage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Turns the chunks of one answer into the content events of one message. Thinking, text and tool calls become blocks in the
 * order in which they come. Confined to the thread of its turn.
 */
public final class StreamTranslator {
    private final List<StreamEvent> out = new ArrayList<>();
    private final ContentBlockTracker blocks = new ContentBlockTracker(out);
    private final ThinkTags texts = new ThinkTags(blocks);
    private final List<Runnable> afterTools = new ArrayList<>();
    private final ToolCallAssembler tools;
    private final Set<String> stopSequences;
    private ChatUsage usage = ChatUsage.UNKNOWN;
    private Optional<String> finishReason = Optional.empty();
    private Optional<String> stopSequence = Optional.empty();

    /**
     * Starts a message.
     *
     * @param takenToolIds ids of all tool calls earlier in the conversation; asked for when there is another
     * @param freshToolIds gives an id that was never used
     * @param stopSequences those of the request
     */
    public StreamTranslator(
            Supplier<Set<String>> takenToolIds, Supplier<String> freshToolIds, Set<String> stopSequences) {
        this.tools = new ToolCallAssembler(blocks, new ToolIds(takenToolIds, freshToolIds));
        this.stopSequences = Set.copyOf(stopSequences);
    }

    /**
     * Events for the next chunk, often none.
     *
     * @throws ApiException if the backend says in its stream that it failed
     */
    public List<StreamEvent> next(ChatChunk chunk) {
        if (chunk.error().isPresent()) {
            throw new ApiException(
                    ApiException.Kind.API,
                    "the backend failed: " + chunk.error().get(),
                    null);
        }
        usage = usage.updatedBy(chunk.usage());
        if (chunk.finishReason().isPresent()) {
            finishReason = chunk.finishReason();
        }
        if (chunk.stopSequence().isPresent()
                && stopSequences.contains(chunk.stopSequence().get())) {
            stopSequence = chunk.stopSequence();
        }
        if (!chunk.reasoning().isEmpty()) {
            outsideTools(() -> {
                texts.finish();
                blocks.thinking(chunk.reasoning());
            });
        }
        if (!chunk.text().isEmpty()) {
            outsideTools(() -> texts.take(chunk.text()));
        }
        if (!chunk.toolCalls().isEmpty()) {
            texts.finish();
            chunk.toolCalls().forEach(tools::take);
        }
        return drain();
    }

    /** Closes what is open and ends the message. */
    public List<StreamEvent> finish() {
        finishTools();
        texts.finish();
        blocks.close();
        StopReason reason = StopReasons.of(finishReason, stopSequence, tools.anyCall());
        out.add(new StreamEvent.MessageDelta(
                reason,
                reason == StopReason.STOP_SEQUENCE ? stopSequence : Optional.empty(),
                UsageTranslator.translate(usage)));
        out.add(new StreamEvent.MessageStop());
        return drain();
    }

    /** What the backend reported so far. */
    public ChatUsage usage() {
        return usage;
    }

    /** Whether the backend named a reason for the end. */
    public boolean hasFinishReason() {
        return finishReason.isPresent();
    }

    /** Text and thinking wait for a tool call that is not finished, since a block cannot be opened within another. */
    private void outsideTools(Runnable addition) {
        if (tools.isUnfinished()) {
            afterTools.add(addition);
            return;
        }
        finishTools();
        addition.run();
    }

    private void finishTools() {
        tools.finish();
        afterTools.forEach(Runnable::run);
        afterTools.clear();
    }

    private List<StreamEvent> drain() {
        List<StreamEvent> drained = List.copyOf(out);
        out.clear();
        return drained;
    }
}
