package dev.anyclaude.bench.engine.llama;

import java.io.IOException;

/** Where an answer goes while it is made. */
interface AnswerSink {
    /**
     * The next piece of text.
     *
     * @throws IOException if the client left
     */
    void text(String piece) throws IOException;

    /** Whether the client left. May be asked often. */
    boolean isGone();
}
