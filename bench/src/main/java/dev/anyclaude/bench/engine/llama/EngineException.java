package dev.anyclaude.bench.engine.llama;

/** A request that gets an error for an answer. */
final class EngineException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String type;

    private EngineException(int status, String type, String message) {
        super(message);
        this.status = status;
        this.type = type;
    }

    /** The client's fault. */
    static EngineException invalid(String message) {
        return new EngineException(400, "invalid_request_error", message);
    }

    /** The prompt does not fit. */
    static EngineException tooLong(int prompt, int answer, int context) {
        return new EngineException(
                400,
                "exceed_context_size_error",
                "the prompt has " + prompt + " tokens; with an answer of " + answer + " it exceeds the context of "
                        + context);
    }

    /** The engine's fault; its counts cannot be trusted any more. */
    static EngineException broken(String message) {
        return new EngineException(500, "server_error", message);
    }

    int status() {
        return status;
    }

    String type() {
        return type;
    }
}
