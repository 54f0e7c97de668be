package dev.anyclaude.proxy.translate;

import java.nio.charset.StandardCharsets;

/** A first request in the form Claude Code gives it, in invented words. */
final class SessionSample {
    private SessionSample() {}

    static byte[] body(String digits, String wish) {
        return """
                {"model":"claude-x","messages":[
                  {"role":"user","content":[{"type":"text","text":"WISH"}]},
                  {"role":"system","content":[{"type":"text","text":"the environment of the project","cache_control":{"type":"ephemeral"}}]}],
                 "system":[{"type":"text","text":"x-anthropic-billing-header: cc_version=2.1.330.DIGITS; cc_entrypoint=cli;"},
                           {"type":"text","text":"You help.","cache_control":{"type":"ephemeral"}}],
                 "tools":[{"name":"Read","description":"Reads","input_schema":{"type":"object"}}],
                 "max_tokens":32000,"stream":true}
                """.replace("WISH", wish).replace("DIGITS", digits).getBytes(StandardCharsets.UTF_8);
    }
}
