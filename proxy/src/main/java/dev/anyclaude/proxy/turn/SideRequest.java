package dev.anyclaude.proxy.turn;

import dev.anyclaude.proxy.anthropic.ContentBlock;
import dev.anyclaude.proxy.anthropic.Message;
import dev.anyclaude.proxy.anthropic.MessagesRequest;
import dev.anyclaude.proxy.anthropic.Role;
import dev.anyclaude.proxy.anthropic.SideRequests;
import dev.anyclaude.proxy.json.JsonSlice;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Answers requests for a title without the model. */
final class SideRequest {
    private static final String REMINDER = "<system-reminder>";
    private static final int TITLE_WORDS = 7;
    private static final int TITLE_CHARACTERS = 60;
    private static final String NO_TITLE = "New conversation";

    private SideRequest() {}

    /** The answer to a request for a title, in the schema it asks for; empty if it asks for anything else. */
    static Optional<String> title(MessagesRequest request) {
        @Nullable JsonSlice schema = request.parameters().outputSchema();
        if (!SideRequests.is(request) || schema == null) {
            return Optional.empty();
        }
        JsonNode properties = JsonMapper.shared().readTree(schema.toString()).path("properties");
        if (properties.size() != 1
                || !properties.path("title").path("type").asString("").equals("string")) {
            return Optional.empty();
        }
        return Optional.of(JsonMapper.shared()
                .createObjectNode()
                .put("title", shortened(lastWords(request)))
                .toString());
    }

    private static String lastWords(MessagesRequest request) {
        List<String> texts = new ArrayList<>();
        for (Message message : request.messages()) {
            for (ContentBlock block : message.content()) {
                if (message.role() == Role.USER && block instanceof ContentBlock.Text text) {
                    texts.add(text.text().decoded());
                }
            }
        }
        return texts.stream()
                .filter(text -> !text.isBlank() && !text.startsWith(REMINDER))
                .reduce((first, second) -> second)
                .orElse("");
    }

    private static String shortened(String text) {
        String plain = text.replaceAll("<[^<>]{0,40}>", " ").strip();
        StringBuilder title = new StringBuilder();
        String[] words = plain.split("\\s+", TITLE_WORDS + 1);
        for (int i = 0; i < Math.min(words.length, TITLE_WORDS); i++) {
            if (title.length() + words[i].length() >= TITLE_CHARACTERS) {
                break;
            }
            title.append(i == 0 ? "" : " ").append(words[i]);
        }
        return title.isEmpty() ? NO_TITLE : title.toString();
    }
}
