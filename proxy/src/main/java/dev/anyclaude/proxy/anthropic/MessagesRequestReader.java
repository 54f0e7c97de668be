package dev.anyclaude.proxy.anthropic;

import dev.anyclaude.proxy.anthropic.ContentBlock.Text;
import dev.anyclaude.proxy.json.JsonReader;
import dev.anyclaude.proxy.json.JsonSlice;
import dev.anyclaude.proxy.json.JsonText;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** Reads one request, once. */
final class MessagesRequestReader {
    private final byte[] body;
    private final JsonReader json;
    private final ContentReader content;
    private final ToolReader toolReader;
    private final MessageReader messageReader;

    private @Nullable JsonText model;
    private boolean stream;
    private List<JsonText> system = List.of();
    private List<Tool> tools = List.of();
    private @Nullable List<Message> messages;
    private OptionalInt maxTokens = OptionalInt.empty();
    private @Nullable JsonSlice temperature;
    private @Nullable JsonSlice topP;
    private @Nullable JsonSlice topK;
    private List<JsonText> stopSequences = List.of();
    private @Nullable ToolChoice toolChoice;
    private @Nullable JsonSlice outputSchema;
    private @Nullable JsonText effort;
    private boolean thinkingOff;
    private @Nullable JsonText userId;

    MessagesRequestReader(byte[] body) {
        this.body = body;
        json = new JsonReader(body);
        content = new ContentReader(json);
        toolReader = new ToolReader(json, content);
        messageReader = new MessageReader(json, content);
    }

    MessagesRequest read() {
        try {
            if (!json.beginDocument()) {
                throw invalid("body: must be a JSON object in UTF-8", null);
            }
            while (json.nextMember()) {
                member();
            }
            if (!json.atEnd()) {
                throw invalid("body: something follows the JSON object", null);
            }
        } catch (JacksonException broken) {
            throw invalid(
                    "body: not valid JSON near byte " + broken.getLocation().getByteOffset() + ", in " + json.path(),
                    broken);
        }
        return request();
    }

    /** Where the messages stood in the body that was read. */
    MessagePlaces places() {
        return messageReader.places();
    }

    private MessagesRequest request() {
        if (model == null) {
            json.note("model", "is missing");
        }
        if (messages == null || messages.isEmpty()) {
            json.note("messages", messages == null ? "is missing" : "is empty");
        }
        if (json.problem().isPresent()) {
            throw invalid(json.problem().get(), null);
        }
        RequestParameters parameters = new RequestParameters(
                maxTokens, temperature, topP, topK, stopSequences, toolChoice, outputSchema, effort, thinkingOff);
        return new MessagesRequest(
                model == null ? "" : model.decoded(),
                stream,
                system,
                tools,
                messages == null ? List.of() : messages,
                parameters,
                content.cacheMarkers(),
                userId == null ? "" : UserId.session(userId.decoded()),
                body.length);
    }

    private void member() {
        switch (json.name()) {
            case "model" -> model = json.text();
            case "stream" -> stream = json.flag();
            case "system" -> system = texts(content.content());
            case "tools" -> tools = toolReader.tools();
            case "messages" -> messages = messageReader.messages();
            case "max_tokens" -> maxTokens = json.integer();
            case "temperature" -> temperature = json.number();
            case "top_p" -> topP = json.number();
            case "top_k" -> topK = json.number();
            case "stop_sequences" -> stopSequences = strings();
            case "tool_choice" -> toolChoice = toolReader.choice();
            case "output_config" -> outputConfig();
            case "thinking" -> thinking();
            case "metadata" -> metadata();
            default -> json.skip();
        }
    }

    private void outputConfig() {
        if (!json.enterObject()) {
            return;
        }
        while (json.nextMember()) {
            switch (json.name()) {
                case "effort" -> effort = json.text();
                case "format" -> outputSchema = schema();
                default -> json.skip();
            }
        }
    }

    private void thinking() {
        if (!json.isObject() || !json.enterObject()) {
            json.skip();
            return;
        }
        while (json.nextMember()) {
            if (json.name().equals("type")) {
                JsonText type = json.text();
                thinkingOff = type != null && type.decoded().equals("disabled");
            } else {
                json.skip();
            }
        }
    }

    private void metadata() {
        if (!json.isObject() || !json.enterObject()) {
            json.skip();
            return;
        }
        while (json.nextMember()) {
            if (json.name().equals("user_id")) {
                userId = json.text();
            } else {
                json.skip();
            }
        }
    }

    private @Nullable JsonSlice schema() {
        JsonSlice schema = null;
        if (json.enterObject()) {
            while (json.nextMember()) {
                if (json.name().equals("schema") && json.isObject()) {
                    schema = json.value();
                } else {
                    json.skip();
                }
            }
        }
        return schema;
    }

    private List<JsonText> strings() {
        List<JsonText> read = new ArrayList<>();
        if (json.enterList()) {
            while (json.nextElement()) {
                JsonText text = json.text();
                if (text != null) {
                    read.add(text);
                }
            }
        }
        return read;
    }

    private static List<JsonText> texts(List<ContentBlock> blocks) {
        return blocks.stream()
                .filter(Text.class::isInstance)
                .map(block -> ((Text) block).text())
                .toList();
    }

    private static ApiException invalid(String message, @Nullable Throwable cause) {
        return new ApiException(ApiException.Kind.INVALID_REQUEST, message, cause);
    }
}
