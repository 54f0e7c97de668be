package dev.anyclaude.bench.engine.llama;

/** Waits for an answer that is sent in one piece. */
record WholeAnswer(ClientConnection client) implements AnswerSink {
    @Override
    public void text(String piece) {
        // the completion has all of it in the end
    }

    @Override
    public boolean isGone() {
        return client.isGone();
    }
}
