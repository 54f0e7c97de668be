package dev.anyclaude.proxy.prefix;

import dev.anyclaude.proxy.anthropic.Tool;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * Gives every tool the place it had when the session first sent it. New ones come last; a tool the client no longer sends is not
 * sent. Clients without a session id keep their own order.
 */
final class ToolOrderRule implements Rule {
    @Override
    public Draft apply(Draft draft, SessionMemory.Session session, IntConsumer changed) {
        if (draft.tools().isEmpty()) {
            return draft;
        }
        List<Tool> tools = draft.tools();
        List<String> names = new ArrayList<>(tools.size());
        for (Tool tool : tools) {
            names.add(tool.name().decoded());
        }
        List<Integer> places = session.places(names);
        if (isAscending(places)) {
            return draft;
        }
        List<Tool> ordered = IntStream.range(0, tools.size())
                .boxed()
                .sorted(Comparator.comparing(places::get))
                .map(tools::get)
                .toList();
        changed.accept(moved(tools, ordered));
        return draft.withTools(new ArrayList<>(ordered));
    }

    private static boolean isAscending(List<Integer> places) {
        for (int i = 1; i < places.size(); i++) {
            if (places.get(i) < places.get(i - 1)) {
                return false;
            }
        }
        return true;
    }

    private static int moved(List<Tool> before, List<Tool> after) {
        return (int) IntStream.range(0, before.size())
                .filter(i -> !before.get(i).name().equals(after.get(i).name()))
                .count();
    }
}
