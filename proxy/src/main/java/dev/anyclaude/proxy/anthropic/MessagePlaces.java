package dev.anyclaude.proxy.anthropic;

import java.util.List;

/**
 * Where the list of messages stands in a body.
 *
 * @param start offset just behind the opening bracket
 * @param ends offset just behind each message
 * @param end offset of the closing bracket
 * @param markers cache markers in the messages up to and with each one
 */
record MessagePlaces(int start, List<Integer> ends, int end, List<Integer> markers) {
    MessagePlaces {
        ends = List.copyOf(ends);
        markers = List.copyOf(markers);
        if (ends.size() != markers.size()) {
            throw new IllegalArgumentException(ends.size() + " ends, but " + markers.size() + " counts of markers");
        }
    }

    /** How many messages end before an offset. */
    int before(int offset) {
        int count = 0;
        while (count < ends.size() && ends.get(count) < offset) {
            count++;
        }
        return count;
    }

    /** Where the rest of the list begins behind so many messages. */
    int behind(int count) {
        return count == 0 ? start : ends.get(count - 1);
    }

    /** Cache markers in so many messages. */
    int markersIn(int count) {
        return count == 0 ? 0 : markers.get(count - 1);
    }
}
