package dev.anyclaude.proxy.http;

import dev.anyclaude.proxy.anthropic.ApiException;
import dev.anyclaude.proxy.record.TurnRecording;
import java.util.function.Consumer;

/** Who is told what a stream sends. */
record StreamLog(TurnRecording recording, Consumer<String> eventNames) {

    void started(String contentType) {
        recording.response(200, contentType);
    }

    void refused(ApiException failure, byte[] body) {
        recording.response(failure.kind().status(), Replies.JSON, body);
    }

    void event(String name, String data) {
        recording.event(name, data);
        eventNames.accept(name);
    }
}
