package dev.anyclaude.bench.engine.llama;

/** Nobody waits for the answer any more. */
final class ClientGoneException extends Exception {
    private static final long serialVersionUID = 1L;

    ClientGoneException() {
        super("the client left");
    }
}
