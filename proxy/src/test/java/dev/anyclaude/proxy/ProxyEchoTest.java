package dev.anyclaude.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anyclaude.proxy.testing.ProxyClient;
import dev.anyclaude.proxy.testing.ScriptedBackend;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** An answer goes through the proxy to the client, and comes back in the next request. */
@Timeout(60)
class ProxyEchoTest {
    private static final String REASONING = "Ports, then.\n";
    private static final String ARGUMENTS = "{\"port\": \"K\\u00f6ln\", \"boats\": 2.0}";

    @Test
    void theBackendGetsItsOwnBytesBack() throws IOException {
        try (ProxyUnderTest under = ProxyUnderTest.start()) {
            ObjectNode call = JsonMapper.shared().createObjectNode();
            call.put("reasoning", REASONING)
                    .putArray("tool_calls")
                    .addObject()
                    .put("index", 0)
                    .put("id", "call_7")
                    .putObject("function")
                    .put("name", "Count")
                    .put("arguments", ARGUMENTS);
            under.backend.onChat(ScriptedBackend.stream(
                    "data: {\"choices\":[{\"index\":0,\"delta\":" + call + "}]}\n\n",
                    Chunks.end("tool_calls"),
                    Chunks.DONE));
            assertThat(under.client.message(ProxyClient.ask(true)).events()).endsWith("message_stop");

            ObjectNode next = (ObjectNode) JsonMapper.shared().readTree(ProxyClient.ask(true));
            ArrayNode messages = (ArrayNode) next.path("messages");
            messages.addPOJO(JsonMapper.shared().readTree("""
                    {"role":"assistant","content":[
                     {"type":"tool_use","id":"call_7","name":"Count","input":{"port":"Köln","boats":2}}]}"""));
            messages.addPOJO(JsonMapper.shared().readTree("""
                    {"role":"user","content":[{"type":"tool_result","tool_use_id":"call_7","content":"two"}]}"""));
            under.client.message(next.toString());

            JsonNode sent = JsonMapper.shared()
                    .readTree(under.backend
                            .received("/v1/chat/completions")
                            .get(1)
                            .body())
                    .path("messages")
                    .path(2);
            assertThat(sent.path("tool_calls")
                            .path(0)
                            .path("function")
                            .path("arguments")
                            .asString())
                    .isEqualTo(ARGUMENTS);
            assertThat(sent.path("reasoning_content").asString()).isEqualTo(REASONING);
            assertThat(under.log()).contains("verbatim-echo 2");
        }
    }
}
