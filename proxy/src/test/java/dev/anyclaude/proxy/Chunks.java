package dev.anyclaude.proxy;

/** Pieces of a backend's stream. */
final class Chunks {
    static final String USAGE = "data: {\"choices\":[],\"usage\":{\"prompt_tokens\":9240,\"completion_tokens\":31,"
            + "\"prompt_tokens_details\":{\"cached_tokens\":9012}}}\n\n";
    static final String DONE = "data: [DONE]\n\n";

    private Chunks() {}

    static String text(String text) {
        return "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"" + text
                + "\"},\"finish_reason\":null}]}\n\n";
    }

    static String end(String reason) {
        return "data: {\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"" + reason + "\"}]}\n\n";
    }
}
