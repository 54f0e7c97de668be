package dev.anyclaude.bench.engine.weights;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A learnt vocabulary as {@code tokenizer.json} and {@code tokenizer_config.json}, with the marks of a Qwen3 conversation. */
final class QwenTokenizer {
    static final String END_OF_TEXT = "<|endoftext|>";
    static final String END_OF_TURN = "<|im_end|>";

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final List<String> CONTROL = List.of(END_OF_TEXT, "<|im_start|>", END_OF_TURN);
    private static final List<String> MARKS =
            List.of("<think>", "</think>", "<tool_call>", "</tool_call>", "<tool_response>", "</tool_response>");

    /** Finds the marks in a text. */
    static final Pattern ANY_MARK =
            Pattern.compile(MARKS.stream().map(Pattern::quote).collect(Collectors.joining("|")));

    private static final int VOCABULARY_MULTIPLE = 64;

    private final BpeVocabulary vocabulary;

    QwenTokenizer(BpeVocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /** Rows of the embedding: every token, and some that never occur. */
    int rows() {
        int tokens = vocabulary.size() + CONTROL.size() + MARKS.size();
        return (tokens + VOCABULARY_MULTIPLE - 1) / VOCABULARY_MULTIPLE * VOCABULARY_MULTIPLE;
    }

    /** Every token that can occur, by number. */
    List<String> tokens() {
        List<String> all = new ArrayList<>(vocabulary.tokens());
        all.addAll(specials());
        return all;
    }

    /** Pairs to join, the most urgent first. */
    List<String> merges() {
        return vocabulary.merges();
    }

    static boolean isControl(String text) {
        return CONTROL.contains(text);
    }

    static boolean isMark(String text) {
        return MARKS.contains(text);
    }

    int number(String special) {
        return vocabulary.size() + specials().indexOf(special);
    }

    /** {@code tokenizer.json}: byte-level pair encoding, words cut as GPT-2 does. */
    String json() {
        ObjectNode root = MAPPER.createObjectNode().put("version", "1.0");
        root.putNull("truncation").putNull("padding");
        ArrayNode added = root.putArray("added_tokens");
        for (String token : specials()) {
            added.addObject()
                    .put("id", number(token))
                    .put("content", token)
                    .put("single_word", false)
                    .put("lstrip", false)
                    .put("rstrip", false)
                    .put("normalized", false)
                    .put("special", CONTROL.contains(token));
        }
        root.putNull("normalizer");
        root.set("pre_tokenizer", byteLevel());
        root.set("post_processor", byteLevel());
        root.set("decoder", byteLevel());
        ObjectNode model = root.putObject("model").put("type", "BPE");
        model.putNull("dropout").putNull("unk_token");
        model.put("fuse_unk", false).put("byte_fallback", false).put("ignore_merges", false);
        ObjectNode tokens = model.putObject("vocab");
        for (int i = 0; i < vocabulary.size(); i++) {
            tokens.put(vocabulary.tokens().get(i), i);
        }
        ArrayNode merges = model.putArray("merges");
        vocabulary.merges().forEach(merges::add);
        return root.toString();
    }

    /** {@code tokenizer_config.json}, with the chat template. */
    String config(int contextTokens) throws IOException {
        return MAPPER.createObjectNode()
                .put("tokenizer_class", "PreTrainedTokenizerFast")
                .put("model_max_length", contextTokens)
                .put("eos_token", END_OF_TURN)
                .put("pad_token", END_OF_TEXT)
                .put("clean_up_tokenization_spaces", false)
                .put("add_prefix_space", false)
                .put("chat_template", template())
                .toString();
    }

    static String template() throws IOException {
        try (@Nullable InputStream in = QwenTokenizer.class.getResourceAsStream("chat_template.jinja")) {
            if (in == null) {
                throw new IOException("the harness comes without its chat template");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static List<String> specials() {
        List<String> all = new ArrayList<>(CONTROL);
        all.addAll(MARKS);
        return all;
    }

    private static ObjectNode byteLevel() {
        return MAPPER.createObjectNode()
                .put("type", "ByteLevel")
                .put("add_prefix_space", false)
                .put("trim_offsets", false)
                .put("use_regex", true);
    }
}
