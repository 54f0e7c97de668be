package dev.anyclaude.proxy.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes variants of JSON documents that are JSON still: values are missing, doubled, of other types, or in other places. */
public final class TreeMutator {
    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "-1",
            "1e400",
            "\"\"",
            "\"x\"",
            "[]",
            "{}",
            "[[[[[[]]]]]]",
            "\"\\ud83d\"",
            "123456789012345678901",
            "0.5");

    private final SplittableRandom random;

    /** Makes the variants of this seed. */
    public TreeMutator(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /** One of these, with one to three changes. */
    public byte[] variant(List<byte[]> corpus) {
        JsonNode root = JsonMapper.shared().readTree(corpus.get(random.nextInt(corpus.size())));
        for (int change = random.nextInt(1, 4); change > 0; change--) {
            List<JsonNode> containers = new ArrayList<>();
            collect(root, containers);
            JsonNode place = containers.get(random.nextInt(containers.size()));
            JsonNode other = containers.get(random.nextInt(containers.size())).deepCopy();
            JsonNode value = random.nextInt(4) == 0
                    ? other
                    : JsonMapper.shared().readTree(VALUES.get(random.nextInt(VALUES.size())));
            if (place instanceof ObjectNode object && !object.isEmpty()) {
                change(object, value);
            } else if (place instanceof ArrayNode list && !list.isEmpty()) {
                change(list, value);
            }
        }
        return JsonMapper.shared().writeValueAsBytes(root);
    }

    private void change(ObjectNode object, JsonNode value) {
        List<String> names = new ArrayList<>(object.propertyNames());
        String name = names.get(random.nextInt(names.size()));
        if (random.nextInt(3) == 0) {
            object.remove(name);
        } else {
            object.set(name, value);
        }
    }

    private void change(ArrayNode list, JsonNode value) {
        int at = random.nextInt(list.size());
        switch (random.nextInt(4)) {
            case 0 -> list.remove(at);
            case 1 -> list.insert(at, list.get(at).deepCopy());
            case 2 -> list.add(list.remove(at));
            default -> list.set(at, value);
        }
    }

    private static void collect(JsonNode node, List<JsonNode> containers) {
        if (node.isContainer()) {
            containers.add(node);
            node.forEach(child -> collect(child, containers));
        }
    }
}
