package de.kherud.llama;

/**
 * The binding's requests as JSON. Its public parameters can neither give a prompt as tokens nor tell the number a request has in
 * the engine's log.
 */
public final class LlamaTasks {
    private LlamaTasks() {}

    /**
     * Loads a model; its native thread keeps the JVM from ending by itself.
     *
     * @throws IllegalArgumentException if llama.cpp cannot
     */
    public static LlamaModel load(ModelParameters parameters) {
        try {
            return new LlamaModel(parameters);
        } catch (LlamaException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    /**
     * Queues a completion.
     *
     * @param request as llama.cpp's own server takes it
     * @return the task's number in the log
     */
    public static int submit(LlamaModel model, String request) {
        return model.requestCompletion(request);
    }

    /** Waits, without an end, for the next piece of a task that is neither finished nor cancelled. */
    public static Piece receive(LlamaModel model, int task) {
        LlamaOutput output = model.receiveCompletion(task);
        return new Piece(output.text, output.stop);
    }

    /** Forgets a task whose last piece was received. */
    public static void release(LlamaModel model, int task) {
        model.releaseTask(task);
    }

    /** Stops a task after the batch it is working on. Nothing may be received of it afterwards. */
    public static void cancel(LlamaModel model, int task) {
        model.cancelCompletion(task);
    }

    /**
     * Part of an answer.
     *
     * @param text may be empty
     * @param last the task is finished
     */
    public record Piece(String text, boolean last) {}
}
