package dev.anyclaude.proxy.anthropic;

/** Why a message ended, with the API's word. */
public enum StopReason {
    END_TURN("end_turn"),
    MAX_TOKENS("max_tokens"),
    STOP_SEQUENCE("stop_sequence"),
    TOOL_USE("tool_use"),
    REFUSAL("refusal");

    private final String word;

    StopReason(String word) {
        this.word = word;
    }

    /** The word on the wire. */
    public String word() {
        return word;
    }
}
