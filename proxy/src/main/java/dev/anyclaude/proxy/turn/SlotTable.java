package dev.anyclaude.proxy.turn;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Which of the backend's slots a conversation has its cache in. The last slot belongs to side requests; among the others a new
 * conversation gets one that never was used, else the one not used for longest. Guarded by {@link Lanes}.
 */
final class SlotTable {
    private final Map<String, Integer> slots = new LinkedHashMap<>(16, 0.75f, true);
    private final Set<Integer> busy = new HashSet<>();

    /**
     * Takes the conversation's slot.
     *
     * @param count slots the backend has, at least 2
     * @return empty if it is in use, so that the backend chooses
     */
    OptionalInt take(String conversation, int count) {
        Integer known = slots.get(conversation);
        if (known != null && known < count - 1) {
            return occupy(known);
        }
        Map<Integer, String> owners = new HashMap<>();
        slots.forEach((owner, slot) -> owners.put(slot, owner));
        for (int slot = 0; slot < count - 1; slot++) {
            if (!owners.containsKey(slot)) {
                return assign(conversation, slot);
            }
        }
        for (Map.Entry<String, Integer> oldest : slots.entrySet()) {
            int slot = oldest.getValue();
            if (!busy.contains(slot) && slot < count - 1) {
                slots.remove(oldest.getKey());
                return assign(conversation, slot);
            }
        }
        return OptionalInt.empty();
    }

    void release(int slot) {
        busy.remove(slot);
    }

    private OptionalInt assign(String conversation, int slot) {
        slots.put(conversation, slot);
        return occupy(slot);
    }

    private OptionalInt occupy(int slot) {
        return busy.add(slot) ? OptionalInt.of(slot) : OptionalInt.empty();
    }
}
