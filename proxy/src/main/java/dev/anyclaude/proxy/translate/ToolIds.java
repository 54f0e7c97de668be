package dev.anyclaude.proxy.translate;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;

/** Ids of tool calls: the backend's own where they are new in this conversation, else fresh ones. */
final class ToolIds {
    private final Supplier<Set<String>> earlier;
    private final Set<String> taken = new HashSet<>();
    private final Supplier<String> fresh;

    /**
     * Starts with the ids that the conversation has used.
     *
     * @param fresh gives an id that was never used
     */
    ToolIds(Supplier<Set<String>> earlier, Supplier<String> fresh) {
        this.earlier = earlier;
        this.fresh = fresh;
    }

    String unique(String backendId) {
        if (taken.isEmpty()) {
            taken.addAll(earlier.get());
        }
        if (!backendId.isEmpty() && taken.add(backendId)) {
            return backendId;
        }
        String id = fresh.get();
        taken.add(id);
        return id;
    }
}
