package dev.anyclaude.bench.session;

import java.util.List;
import java.util.Optional;

/**
 * A request and what came of it.
 *
 * @param turn counts the requests of a file from 0, in order of arrival
 * @param response absent if the recording stops before it
 * @param events in the order they were sent; none if the answer was no stream
 * @param end absent if the recording stops before it
 */
public record RecordedTurn(
        int turn,
        RecordedRequest request,
        Optional<RecordedResponse> response,
        List<RecordedEvent> events,
        Optional<RecordedEnd> end) {

    public RecordedTurn {
        if (turn < 0) {
            throw new IllegalArgumentException("turn " + turn);
        }
        events = List.copyOf(events);
    }

    /** The recording holds all of it, and it went well. */
    public boolean complete() {
        return end.filter(each -> each.outcome() == RecordedEnd.Outcome.COMPLETED)
                .isPresent();
    }
}
