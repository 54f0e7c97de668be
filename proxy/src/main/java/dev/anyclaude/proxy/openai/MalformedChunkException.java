package dev.anyclaude.proxy.openai;

/** A chunk or an answer that cannot be read. The message quotes nothing of it. */
public final class MalformedChunkException extends Exception {
    private static final long serialVersionUID = 1L;

    /** Says what is wrong, in words that follow "the backend sent". */
    public MalformedChunkException(String message) {
        super(message);
    }
}
