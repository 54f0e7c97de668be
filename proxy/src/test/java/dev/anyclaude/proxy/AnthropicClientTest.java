package dev.anyclaude.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.anthropic.client.AnthropicClient;
import com.anthropic.client.okhttp.AnthropicOkHttpClient;
import com.anthropic.core.JsonValue;
import com.anthropic.core.http.StreamResponse;
import com.anthropic.errors.AnthropicServiceException;
import com.anthropic.errors.BadRequestException;
import com.anthropic.errors.NotFoundException;
import com.anthropic.errors.SseException;
import com.anthropic.errors.UnauthorizedException;
import com.anthropic.helpers.MessageAccumulator;
import com.anthropic.models.ErrorType;
import com.anthropic.models.messages.ContentBlockParam;
import com.anthropic.models.messages.Message;
import com.anthropic.models.messages.MessageCountTokensParams;
import com.anthropic.models.messages.MessageCreateParams;
import com.anthropic.models.messages.RawMessageStreamEvent;
import com.anthropic.models.messages.StopReason;
import com.anthropic.models.messages.Tool;
import com.anthropic.models.messages.ToolResultBlockParam;
import com.anthropic.models.messages.ToolUseBlock;
import com.anthropic.models.models.ModelInfo;
import dev.anyclaude.proxy.testing.ScriptedBackend;
import java.io.IOException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The official Java client in front of the proxy: what it reads, it must understand. */
@Timeout(60)
class AnthropicClientTest {
    private static final String CALL =
            "data: {\"choices\":[{\"index\":0,\"delta\":{\"tool_calls\":[{\"index\":0,\"id\":"
                    + "\"call_1\",\"type\":\"function\",\"function\":{\"name\":\"Count\",\"arguments\":"
                    + "\"{\\\"what\\\": \\\"boats\\\"}\"}}]},\"finish_reason\":\"tool_calls\"}]}\n\n";
    private static final String THOUGHT = "data: {\"choices\":[{\"index\":0,\"delta\":{\"reasoning_content\":"
            + "\"Boats float.\"},\"finish_reason\":null}]}\n\n";

    private ProxyUnderTest under;
    private AnthropicClient client;

    @BeforeEach
    void connect() throws IOException {
        under = ProxyUnderTest.start();
        client = AnthropicOkHttpClient.builder()
                .baseUrl("http://127.0.0.1:" + under.proxy.port())
                .apiKey("not-a-key")
                .maxRetries(0)
                .timeout(Duration.ofSeconds(30))
                .build();
    }

    @AfterEach
    void disconnect() throws IOException {
        client.close();
        under.close();
    }

    @Test
    void readsAWholeAnswer() {
        under.backend.onChat(ScriptedBackend.json(
                200,
                "{\"choices\":[{\"message\":{\"role\":\"assistant\",\"reasoning_content\":\"Boats float.\","
                        + "\"content\":\"Three.\"},\"finish_reason\":\"stop\"}],\"usage\":{\"prompt_tokens\":50,"
                        + "\"completion_tokens\":3,\"prompt_tokens_details\":{\"cached_tokens\":40}}}"));

        Message answer = client.messages().create(question().build()).validate();

        assertThat(answer.id()).startsWith("msg_");
        assertThat(answer.model().asString()).isEqualTo("claude-test-1");
        assertThat(answer.content()).hasSize(2);
        assertThat(answer.content().get(0).asThinking().thinking()).isEqualTo("Boats float.");
        assertThat(answer.content().get(1).asText().text()).isEqualTo("Three.");
        assertThat(answer.stopReason()).contains(StopReason.END_TURN);
        assertThat(answer.usage().inputTokens()).isEqualTo(10);
        assertThat(answer.usage().cacheReadInputTokens()).contains(40L);
        assertThat(answer.usage().outputTokens()).isEqualTo(3);
    }

    @Test
    void accumulatesAStreamOfThoughtsTextAndACall() {
        under.backend.onChat(ScriptedBackend.stream(THOUGHT, Chunks.text("I count."), CALL, Chunks.USAGE, Chunks.DONE));

        Message answer = stream(question());

        assertThat(answer.content()).hasSize(3);
        assertThat(answer.content().get(0).asThinking().thinking()).isEqualTo("Boats float.");
        assertThat(answer.content().get(1).asText().text()).isEqualTo("I count.");
        ToolUseBlock call = answer.content().get(2).asToolUse();
        assertThat(call.name()).isEqualTo("Count");
        assertThat(call._input()).isEqualTo(JsonValue.from(Map.of("what", "boats")));
        assertThat(answer.stopReason()).contains(StopReason.TOOL_USE);
        assertThat(answer.usage().inputTokens()).isEqualTo(228);
        assertThat(answer.usage().cacheReadInputTokens()).contains(9_012L);
        assertThat(answer.usage().outputTokens()).isEqualTo(31);
    }

    @Test
    void sendsTheResultOfACallAndItsOwnAnswerBack() {
        under.backend.onChat(ScriptedBackend.stream(THOUGHT, CALL, Chunks.USAGE, Chunks.DONE));
        Message asks = stream(question());
        under.backend.onChat(ScriptedBackend.stream(Chunks.text("Three."), Chunks.end("stop"), Chunks.DONE));
        ToolResultBlockParam result = ToolResultBlockParam.builder()
                .toolUseId(asks.content().get(1).asToolUse().id())
                .content("3 boats")
                .build();

        Message answer = stream(question()
                .addMessage(asks)
                .addUserMessageOfContentBlockParams(List.of(ContentBlockParam.ofToolResult(result))));

        assertThat(answer.content().get(0).asText().text()).isEqualTo("Three.");
        JsonNode sent = sent(1).path("messages");
        assertThat(sent.path(2).path("reasoning_content").asString()).isEqualTo("Boats float.");
        JsonNode call = sent.path(2).path("tool_calls").path(0);
        assertThat(call.path("function").path("arguments").asString())
                .as("to the byte as the backend wrote it")
                .isEqualTo("{\"what\": \"boats\"}");
        assertThat(sent.path(3).path("role").asString()).isEqualTo("tool");
        assertThat(sent.path(3).path("tool_call_id").asString())
                .isEqualTo(call.path("id").asString());
        assertThat(sent.path(3).path("content").asString()).isEqualTo("3 boats");
    }

    @Test
    void countsTokensAndListsModels() {
        under.backend.on("/tokenize", ScriptedBackend.json(200, "{\"count\":77,\"tokens\":[1]}"));

        assertThat(client.messages()
                        .countTokens(MessageCountTokensParams.builder()
                                .model("claude-test-1")
                                .addUserMessage("How many?")
                                .build())
                        .validate()
                        .inputTokens())
                .isEqualTo(77);
        assertThat(client.models().list().autoPager())
                .singleElement()
                .satisfies(model -> assertThat(model.id()).isEqualTo("pebble"))
                .satisfies(ModelInfo::validate)
                .satisfies(model -> assertThat(model.displayName()).isEqualTo("pebble"))
                .extracting(ModelInfo::createdAt)
                .isEqualTo(OffsetDateTime.parse("1970-01-01T00:00:05Z"));
    }

    @ParameterizedTest
    @CsvSource({
        "400, BadRequestException, 400, invalid_request_error",
        "401, UnauthorizedException, 401, authentication_error",
        "403, PermissionDeniedException, 403, permission_error",
        "404, NotFoundException, 404, not_found_error",
        "413, ContentTooLargeException, 413, request_too_large",
        "422, BadRequestException, 400, invalid_request_error",
        "429, RateLimitException, 429, rate_limit_error",
        "500, InternalServerException, 500, api_error",
        "503, OverloadedException, 529, overloaded_error",
        "504, GatewayTimeoutException, 504, timeout_error",
        "529, OverloadedException, 529, overloaded_error"
    })
    void throwsWhatTheBackendsRefusalMeans(int refusal, String exception, int status, String type) {
        under.backend.onChat(
                ScriptedBackend.json(refusal, "{\"error\":{\"message\":\"no boats today\"}}", "Retry-After: 7"));

        for (boolean streams : new boolean[] {false, true}) {
            AnthropicServiceException thrown = catchThrowableOfType(AnthropicServiceException.class, () -> {
                if (streams) {
                    stream(question());
                } else {
                    client.messages().create(question().build());
                }
            });
            assertThat(thrown.getClass().getSimpleName()).isEqualTo(exception);
            assertThat(thrown.statusCode()).isEqualTo(status);
            assertThat(thrown.type().map(ErrorType::asString)).contains(type);
            assertThat(thrown.apiMessage())
                    .hasValueSatisfying(said -> assertThat(said).contains("no boats today"));
            assertThat(thrown.requestId())
                    .hasValueSatisfying(id -> assertThat(id).startsWith("req_"));
            assertThat(thrown.headers().values("retry-after")).containsExactly("7");
        }
    }

    @Test
    void throwsWhenARequestIsNoneOrAModelIsUnknown() {
        assertThat(catchThrowableOfType(
                                BadRequestException.class,
                                () -> client.messages()
                                        .create(question()
                                                .putAdditionalBodyProperty("messages", JsonValue.from("none"))
                                                .build()))
                        .getMessage())
                .contains("messages");
        assertThat(client.models().retrieve("pebble").validate().id()).isEqualTo("pebble");
        assertThat(catchThrowableOfType(
                                NotFoundException.class, () -> client.models().retrieve("sand"))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void bringsTheProxysKeyInEitherWay() throws IOException {
        try (ProxyUnderTest locked = ProxyUnderTest.with().key("boathouse").start()) {
            String url = "http://127.0.0.1:" + locked.proxy.port();
            for (AnthropicOkHttpClient.Builder right : List.of(
                    AnthropicOkHttpClient.builder().apiKey("boathouse"),
                    AnthropicOkHttpClient.builder().authToken("boathouse"))) {
                AnthropicClient opens = right.baseUrl(url).build();
                assertThat(opens.models().list().data()).hasSize(1);
                opens.close();
            }
            AnthropicClient wrong = client.withOptions(options -> options.baseUrl(url));
            assertThat(catchThrowableOfType(
                                    UnauthorizedException.class,
                                    () -> wrong.messages().create(question().build()))
                            .statusCode())
                    .isEqualTo(401);
        }
    }

    @Test
    void throwsWhenTheBackendDiesInTheMiddle() {
        under.backend.onChat((request, in, out) -> {
            ScriptedBackend.beginStream(out);
            ScriptedBackend.chunk(out, Chunks.text("Thr"));
        });

        SseException thrown = catchThrowableOfType(SseException.class, () -> stream(question()));

        assertThat(thrown.type().map(ErrorType::asString)).contains("api_error");
    }

    @Test
    void triesAgainByItselfWhenTheBackendIsBusy() {
        under.backend.onChat((request, in, out) -> {
            boolean first = under.backend.received("/v1/chat/completions").size() == 1;
            (first
                            ? ScriptedBackend.json(429, "{}", "Retry-After: 0")
                            : ScriptedBackend.stream(Chunks.text("Three."), Chunks.end("stop"), Chunks.DONE))
                    .answer(request, in, out);
        });

        AnthropicClient patient = client.withOptions(options -> options.maxRetries(2));
        try (StreamResponse<RawMessageStreamEvent> events =
                patient.messages().createStreaming(question().build())) {
            assertThat(events.stream().anyMatch(RawMessageStreamEvent::isMessageStop))
                    .isTrue();
        }
        assertThat(under.backend.received("/v1/chat/completions")).hasSize(2);
    }

    private Message stream(MessageCreateParams.Builder question) {
        MessageAccumulator accumulator = MessageAccumulator.create();
        try (StreamResponse<RawMessageStreamEvent> events = client.messages().createStreaming(question.build())) {
            events.stream().forEach(accumulator::accumulate);
        }
        return accumulator.message().validate();
    }

    private JsonNode sent(int request) {
        return JsonMapper.shared()
                .readTree(under.backend
                        .received("/v1/chat/completions")
                        .get(request)
                        .body());
    }

    private static MessageCreateParams.Builder question() {
        Tool.InputSchema schema = Tool.InputSchema.builder()
                .properties(Tool.InputSchema.Properties.builder()
                        .putAdditionalProperty("what", JsonValue.from(Map.of("type", "string")))
                        .build())
                .addRequired("what")
                .build();
        return MessageCreateParams.builder()
                .model("claude-test-1")
                .maxTokens(64)
                .system("You count boats.")
                .addTool(Tool.builder()
                        .name("Count")
                        .description("Counts.")
                        .inputSchema(schema)
                        .build())
                .addUserMessage("How many boats?");
    }
}
