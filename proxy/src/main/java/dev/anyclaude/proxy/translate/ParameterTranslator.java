package dev.anyclaude.proxy.translate;

import dev.anyclaude.proxy.anthropic.RequestParameters;
import dev.anyclaude.proxy.anthropic.Tool;
import dev.anyclaude.proxy.anthropic.ToolChoice;
import dev.anyclaude.proxy.json.JsonSlice;
import dev.anyclaude.proxy.json.JsonText;
import dev.anyclaude.proxy.openai.ChatRequestWriter;
import dev.anyclaude.proxy.prefix.DeferredTools;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes what stands behind the messages. */
final class ParameterTranslator {
    /** The switch that Qwen's, GLM's and DeepSeek's templates know; others ignore it. */
    private static final String THINKING_OFF = "\"enable_thinking\":false";
    /** The switch of Qwen's newer templates. */
    private static final String THINKING_KEPT = "\"preserve_thinking\":true";

    private ParameterTranslator() {}

    static void write(RequestParameters from, List<Tool> tools, UpstreamOptions options, ChatRequestWriter out) {
        if (from.maxTokens().isPresent()) {
            int wanted = from.maxTokens().getAsInt();
            number(out, "max_tokens", Math.min(wanted, options.maxOutputTokens().orElse(wanted)));
        }
        optional(out, "temperature", from.temperature());
        optional(out, "top_p", from.topP());
        optional(out, "top_k", from.topK());
        if (!from.stopSequences().isEmpty()) {
            out.parameter(
                    "stop",
                    JsonSlice.of(from.stopSequences().stream()
                            .map(ParameterTranslator::quoted)
                            .collect(Collectors.joining(",", "[", "]"))));
        }
        if (!tools.isEmpty() && from.toolChoice() != null) {
            toolChoice(from.toolChoice(), tools, out);
        }
        if (from.outputSchema() != null) {
            out.parameter(
                    "response_format",
                    JsonSlice.of(
                            "{\"type\":\"json_schema\",\"json_schema\":{\"name\":\"answer\",\"strict\":true,\"schema\":"
                                    + from.outputSchema() + "}}"));
        }
        if (from.effort() != null && options.reasoningEffort()) {
            out.parameter(
                    "reasoning_effort", JsonSlice.of('"' + effort(from.effort().decoded()) + '"'));
        }
        String switches = switches(from.thinkingOff(), options);
        if (!switches.isEmpty()) {
            out.parameter("chat_template_kwargs", JsonSlice.of('{' + switches + '}'));
        }
        if (!options.extraMembers().isEmpty()) {
            out.members(options.extraMembers());
        }
    }

    private static String switches(boolean thinkingOff, UpstreamOptions options) {
        if (!options.templateSwitches()) {
            return "";
        }
        String off = thinkingOff ? THINKING_OFF : "";
        String kept = options.keepsReasoning() ? THINKING_KEPT : "";
        return off.isEmpty() || kept.isEmpty() ? off + kept : off + ',' + kept;
    }

    private static void toolChoice(ToolChoice choice, List<Tool> tools, ChatRequestWriter out) {
        String value = switch (choice.kind()) {
            case AUTO -> "\"auto\"";
            case ANY -> "\"required\"";
            case NONE -> "\"none\"";
            case TOOL ->
                "{\"type\":\"function\",\"function\":{\"name\":"
                        + quoted(listed(choice.name() == null ? JsonText.EMPTY : choice.name(), tools)) + "}}";
        };
        out.parameter("tool_choice", JsonSlice.of(value));
        if (choice.oneAtATime()) {
            out.parameter("parallel_tool_calls", JsonSlice.of("false"));
        }
    }

    /** The name under which a tool is in the list: its own, or that of the tool that stands for it. */
    private static JsonText listed(JsonText name, List<Tool> tools) {
        JsonText caller = JsonText.of(DeferredTools.CALLER);
        boolean listed = tools.stream().anyMatch(tool -> tool.name().equals(name));
        boolean stoodFor = tools.stream().anyMatch(tool -> tool.name().equals(caller));
        return !listed && stoodFor ? caller : name;
    }

    /** Backends know three words; Anthropic has more at the upper end. */
    private static String effort(String word) {
        return switch (word) {
            case "low", "medium" -> word;
            default -> "high";
        };
    }

    private static void number(ChatRequestWriter out, String name, int value) {
        out.parameter(name, JsonSlice.of(Integer.toString(value)));
    }

    private static void optional(ChatRequestWriter out, String name, @Nullable JsonSlice value) {
        if (value != null) {
            out.parameter(name, value);
        }
    }

    private static String quoted(JsonText text) {
        return '"' + text.toString() + '"';
    }
}
