package dev.anyclaude.proxy.translate;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;

/** Ids of tool calls: the backend's own where they are new in this conversation, else fresh ones. */
final class ToolIds {
    private final Set<String> taken;
    private final Supplier<String> fresh;

    /**
     * Starts with the ids that the conversation has used.
     *
     * @param fresh gives an id that was never used
     */
    ToolIds(Set<String> taken, Supplier<String> fresh) {
        this.taken = new HashSet<>(taken);
        this.fresh = fresh;
    }

    String unique(String backendId) {
        if (!backendId.isEmpty() && taken.add(backendId)) {
            return backendId;
        }
        String id = fresh.get();
        taken.add(id);
        return id;
    }
}
