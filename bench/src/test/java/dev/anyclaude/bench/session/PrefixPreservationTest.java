package dev.anyclaude.bench.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Any two documents begin alike for as many bytes after the replacement as before it. */
class PrefixPreservationTest {
    private static final String ID = Recordings.SESSION;
    private static final List<String> TEXTS = List.of(
            "drawer",
            "drawers",
            "Drawer",
            "x",
            "xylophone",
            "x-anthropic-billing-header: cc_version=2.1.330.1e7; cc_e",
            "x-anthropic-billing-footer",
            "\\nx-anthropic-billing-header: cch=36ee5;\\nafter",
            "<system-reminder>",
            "<system-prompt>",
            "</system-reminder>",
            "<s>",
            ID,
            ID.substring(0, 9) + "ffff",
            ID.substring(0, 3),
            "d",
            "42",
            "4200",
            "Grüße",
            "Grütze",
            "grün",
            "été",
            "\\u00e9t\\u00e9",
            "\\u00e8",
            "\\u00E9",
            "\\u00EA",
            "×",
            "Ç",
            "\\u00d7",
            "привет",
            "привод",
            "你好",
            "你们",
            "—",
            "…",
            "\\ud83d\\ude00",
            "\\ud835\\udc9c",
            "𝒜",
            "😀",
            "İ",
            "ıi",
            "\\\"",
            "\\\\",
            "\\n",
            "\\t",
            "name",
            " ",
            "_",
            "/",
            "{\\\"a\\\":\\\"b\\\"}",
            "toolu_01",
            "toolx");
    private static final List<String> KEYS = List.of(
            "type",
            "text",
            "content",
            "input",
            "id",
            "name",
            "system",
            "input_schema",
            "properties",
            "required",
            "user_id",
            "metadata",
            "unheard",
            "description",
            "enum",
            "default",
            "model",
            "$ref",
            "größe",
            "messages",
            "partial_json");
    private static final List<String> OTHERS =
            List.of("0", "1", "10", "12.5", "-3", "1e5", "1.25E-7", "0.001", "true", "false", "null", "[]", "{}");

    private final Random random = new Random(20260101);

    @Test
    void anyTwoGeneratedDocumentsBeginAlikeForAsLongAsBefore() {
        List<String> documents = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            String base = object(3);
            documents.add(base);
            documents.add(base.substring(0, random.nextInt(base.length())) + object(1));
            documents.add(base.replace("drawer", "drawers"));
            documents.add(base.replace("1", "2"));
        }
        assertSameBeginnings(documents);
    }

    @Test
    void anyTwoTextsBeginAlikeForAsLongAsBefore() {
        List<String> texts = new ArrayList<>();
        for (String one : TEXTS) {
            for (String key : List.of("text", "id", "user_id", "partial_json", "unheard")) {
                texts.add("{\"" + key + "\":\"" + one + TEXTS.get(random.nextInt(TEXTS.size())) + "\"}");
                texts.add("{\"" + key + "\":\"drawer " + one + "\"}");
            }
        }
        assertSameBeginnings(texts);
    }

    @Test
    void requestsOfRecordedShapeBeginAlikeForAsLongAsBefore() {
        List<String> bodies = new ArrayList<>();
        String more = "";
        for (int turn = 0; turn < 4; turn++) {
            bodies.add(Recordings.body(ID, "1e7", more));
            bodies.add(Recordings.body(Recordings.OTHER_SESSION, "1e8", more));
            more += ",{\"role\":\"user\",\"content\":\"drawer number " + turn + "\"}";
        }
        assertSameBeginnings(bodies);
    }

    private static void assertSameBeginnings(List<String> documents) {
        Masks masks = new Masks(new byte[32], List.of(ID, Recordings.OTHER_SESSION));
        List<byte[]> before = new ArrayList<>();
        List<byte[]> after = new ArrayList<>();
        for (String document : documents) {
            before.add(document.getBytes(StandardCharsets.UTF_8));
            after.add(Masks.apply(new JsonMasker(masks, Region.API, Map.of()), document)
                    .getBytes(StandardCharsets.UTF_8));
        }
        for (int i = 0; i < documents.size(); i++) {
            assertThat(after.get(i)).as(documents.get(i)).hasSameSizeAs(before.get(i));
            for (int j = 0; j < i; j++) {
                assertThat(Arrays.mismatch(after.get(i), after.get(j)))
                        .as("%s%n%s", documents.get(i), documents.get(j))
                        .isEqualTo(Arrays.mismatch(before.get(i), before.get(j)));
            }
        }
    }

    private String object(int depth) {
        StringBuilder json = new StringBuilder("{");
        int size = 1 + random.nextInt(4);
        for (int i = 0; i < size; i++) {
            json.append(i == 0 ? "" : ", ")
                    .append('"')
                    .append(random.nextInt(5) == 0 ? pick(TEXTS) : pick(KEYS))
                    .append("\":")
                    .append(value(depth - 1));
        }
        return json.append('}').toString();
    }

    private String value(int depth) {
        return switch (random.nextInt(depth > 0 ? 5 : 3)) {
            case 0 -> pick(OTHERS);
            case 1, 2 -> '"' + pick(TEXTS) + (random.nextBoolean() ? "" : " ") + pick(TEXTS) + '"';
            case 3 -> "[" + value(depth - 1) + ",\n" + value(depth - 1) + "]";
            default -> object(depth);
        };
    }

    private String pick(List<String> from) {
        return from.get(random.nextInt(from.size()));
    }
}
