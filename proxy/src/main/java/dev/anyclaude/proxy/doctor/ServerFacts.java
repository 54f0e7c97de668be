package dev.anyclaude.proxy.doctor;

import dev.anyclaude.proxy.backend.BackendKind;

/** What the servers' documentation and sources say, where asking would change something or tell nothing. */
final class ServerFacts {
    private ServerFacts() {}

    static String name(BackendKind kind) {
        return switch (kind) {
            case MLX_LM -> "mlx_lm.server";
            case LLAMA_CPP -> "llama.cpp server";
            case VLLM -> "vLLM";
            case VLLM_MLX -> "vllm-mlx";
            case SGLANG -> "SGLang";
            case OMLX -> "oMLX";
            case LM_STUDIO -> "LM Studio";
            case OLLAMA -> "Ollama";
            case UNKNOWN -> "a server that does not show what it is";
        };
    }

    /** How its cache is emptied. Not tried: it would empty the user's. */
    static String reset(BackendKind kind) {
        return switch (kind) {
            case LLAMA_CPP -> "POST /slots/N?action=erase";
            case VLLM -> "POST /reset_prefix_cache, in development mode";
            case VLLM_MLX -> "DELETE /v1/cache";
            case SGLANG -> "POST /flush_cache";
            case OLLAMA -> "unloading the model (ollama stop)";
            case MLX_LM, OMLX, LM_STUDIO, UNKNOWN -> "";
        };
    }

    /** How to make it report cached tokens. */
    static String reportCached(BackendKind kind) {
        return switch (kind) {
            case VLLM -> "start vLLM with --enable-prompt-tokens-details";
            case SGLANG -> "start SGLang with --enable-cache-report";
            case VLLM_MLX -> "none; totals are at /v1/status";
            case LM_STUDIO, OLLAMA -> "none in this API; its own log shows what it reused";
            default -> "update the server; mlx_lm.server and llama.cpp report them";
        };
    }

    /** How to give it more room. */
    static String moreContext(BackendKind kind) {
        return switch (kind) {
            case LLAMA_CPP -> "start it with -c 65536; several slots share it (-np 1 gives all of it to one)";
            case VLLM -> "start it with --max-model-len 65536";
            case SGLANG -> "start it with --context-length 65536";
            case OLLAMA -> "start it with OLLAMA_CONTEXT_LENGTH=65536";
            case LM_STUDIO -> "load the model with lms load NAME --context-length 65536";
            default -> "load the model with a context of 65536 tokens or more";
        };
    }

    /** How to keep the thinking of earlier turns in the prompt. */
    static String keepThinking(BackendKind kind) {
        return switch (kind) {
            case LLAMA_CPP -> "start it with --reasoning-preserve if the template knows preserve_thinking";
            case MLX_LM ->
                "start it with --chat-template-args '{\"preserve_thinking\":true}' if the template knows that";
            case VLLM, SGLANG -> "a chat template that keeps it (--chat-template)";
            default -> "a model whose chat template keeps it, or one that does not think";
        };
    }
}
