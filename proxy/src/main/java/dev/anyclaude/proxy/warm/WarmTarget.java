package dev.anyclaude.proxy.warm;

import dev.anyclaude.proxy.backend.BackendKind;
import dev.anyclaude.proxy.backend.BackendModel;
import dev.anyclaude.proxy.backend.BackendModels;
import java.util.HashSet;
import java.util.Set;

/**
 * What a backend can be warmed with.
 *
 * @param models those it may be asked for without loading another one
 * @param most prefixes that it keeps side by side
 * @param rereadsKnown whether a prompt that is cached whole is read again all the same, as by vllm-mlx, so that only one with
 *     another end finds its beginning
 * @param extraMembers of the request, without braces; empty for none
 */
public record WarmTarget(Set<String> models, int most, boolean rereadsKnown, String extraMembers) {
    private static final int SIDE_BY_SIDE = 3;

    public WarmTarget {
        models = Set.copyOf(models);
    }

    /**
     * As far as a backend has told of itself. One that may hold a single sequence is sent a single one; one with slots gets it
     * into the slot that the first conversation will be given.
     *
     * @param defaultModel the one asked for by clients that name none; empty if unknown
     */
    public static WarmTarget of(BackendModels known, String defaultModel) {
        Set<String> models = new HashSet<>();
        if (!defaultModel.isEmpty()) {
            models.add(defaultModel);
        }
        if (known.models().size() == 1 && known.kind() != BackendKind.MLX_LM) {
            known.models().stream().map(BackendModel::id).forEach(models::add);
        }
        int most = switch (known.kind()) {
            case MLX_LM, VLLM, SGLANG, OMLX -> SIDE_BY_SIDE;
            default -> 1;
        };
        if (known.kind() != BackendKind.LLAMA_CPP) {
            return new WarmTarget(models, most, known.kind() == BackendKind.VLLM_MLX, "");
        }
        String slot = known.slots().orElse(1) > 1 ? ",\"id_slot\":0" : "";
        return new WarmTarget(models, most, false, "\"cache_prompt\":true" + slot);
    }

    /**
     * The message that follows the prefix.
     *
     * @param number another one each time
     */
    String message(long number) {
        return rereadsKnown ? Long.toHexString(number) : ".";
    }
}
