package dev.anyclaude.proxy.backend;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** Which program a backend is, and what that says about the requests it takes. Facts from the servers' sources. */
public enum BackendKind {
    MLX_LM("mlx_lm", false, true, false),
    LLAMA_CPP("llamacpp", true, true, false),
    VLLM("vllm", true, true, true),
    VLLM_MLX("vllm-mlx", true, true, false),
    SGLANG("sglang", true, true, false),
    OMLX("omlx", true, true, false),
    LM_STUDIO("lmstudio", true, false, false),
    OLLAMA("ollama", true, false, false),
    /** It does not show what it is. */
    UNKNOWN("", true, false, false);

    private static final Map<String, BackendKind> BY_WORD =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(BackendKind::word, kind -> kind));

    private final String word;
    private final boolean images;
    private final boolean templateSwitches;
    private final boolean reasoningEffort;

    BackendKind(String word, boolean images, boolean templateSwitches, boolean reasoningEffort) {
        this.word = word;
        this.images = images;
        this.templateSwitches = templateSwitches;
        this.reasoningEffort = reasoningEffort;
    }

    /** The word that stands for it in lists of models and in our log; empty if unknown. */
    public String word() {
        return word;
    }

    /** Whether a message may hold {@code image_url} parts; {@code mlx_lm.server} answers 404 to them. */
    public boolean takesImages() {
        return images;
    }

    /** Whether {@code chat_template_kwargs} reaches the chat template. */
    public boolean takesTemplateSwitches() {
        return templateSwitches;
    }

    /** The member of an answer in history that holds its reasoning; the other word is dropped by vLLM and by Ollama. */
    public String reasoningKey() {
        return this == VLLM || this == OLLAMA ? "reasoning" : "reasoning_content";
    }

    /** Whether {@code reasoning_effort} is taken whatever the model. */
    public boolean takesReasoningEffort() {
        return reasoningEffort;
    }

    /** The kind an {@code owned_by} of {@code /v1/models} stands for. */
    static BackendKind ofOwner(String owner) {
        return switch (owner) {
            case "organization_owner" -> LM_STUDIO;
            case "library" -> OLLAMA;
            default -> BY_WORD.getOrDefault(owner, UNKNOWN);
        };
    }
}
