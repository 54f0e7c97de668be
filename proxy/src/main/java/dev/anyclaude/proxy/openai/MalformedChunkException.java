package dev.anyclaude.proxy.openai;

/** A chunk that is no JSON object. The message quotes nothing of it. */
public final class MalformedChunkException extends Exception {
    private static final long serialVersionUID = 1L;

    MalformedChunkException(String message) {
        super(message);
    }
}
