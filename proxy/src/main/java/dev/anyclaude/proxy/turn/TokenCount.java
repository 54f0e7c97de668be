package dev.anyclaude.proxy.turn;

/** How many tokens a prompt has, and how far to trust it. */
public record TokenCount(int tokens, Trust trust) {
    /** Where the number comes from. */
    public enum Trust {
        /** The backend's tokeniser and chat template. */
        EXACT("exact"),
        /** Bytes, by the bytes per token that the backend's reports gave in this process. */
        CALIBRATED("calibrated"),
        /** Bytes divided by 4: an estimate that can be off by half. */
        ROUGH("rough");

        private final String word;

        Trust(String word) {
            this.word = word;
        }

        /** The word on the wire. */
        public String word() {
            return word;
        }
    }
}
