package dev.anyclaude.proxy.anthropic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anyclaude.proxy.testing.SessionGenerator;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RequestMemoryTest {
    private static final String TAIL = "],\"tools\":[{\"name\":\"Read\",\"input_schema\":{}}],\"max_tokens\":9}";
    private static final String HEAD = "{\"model\":\"m\",\"messages\":[";

    private final RequestMemory memory = new RequestMemory(1 << 20);

    @Test
    void whatIsReadWithMemoryIsWhatIsReadWithout() {
        for (long seed = 0; seed < 60; seed++) {
            SessionGenerator session = new SessionGenerator(seed, "garden");
            for (int turn = 0; turn < 8; turn++) {
                byte[] body = session.next();
                assertSame(memory.read(body), MessagesRequest.read(body));
            }
        }
    }

    @Test
    void messagesThatAreThereAgainAreTheSameObjects() {
        MessagesRequest first = memory.read(body(user("one"), assistant("two"), user("three")));
        MessagesRequest second = memory.read(body(user("one"), assistant("two"), user("other"), assistant("four")));
        assertThat(second.messages()).hasSize(4);
        assertThat(second.messages().get(0)).isSameAs(first.messages().get(0));
        assertThat(second.messages().get(1)).isSameAs(first.messages().get(1));
        assertThat(second.tools()).isSameAs(first.tools());
    }

    @Test
    void aShorterConversationIsReadToo() {
        memory.read(body(user("one"), assistant("two"), user("three")));
        byte[] shorter = body(user("one"), assistant("two"));
        assertSame(memory.read(shorter), MessagesRequest.read(shorter));
        assertSame(memory.read(shorter), MessagesRequest.read(shorter));
    }

    @Test
    void brokenBodiesAreRefusedInTheSameWords() {
        SplittableRandom random = new SplittableRandom(7);
        SessionGenerator session = new SessionGenerator(3, "garden");
        byte[] good = session.next();
        int refused = 0;
        for (int round = 0; round < 3_000; round++) {
            memory.read(good);
            byte[] mutated = good.clone();
            for (int change = random.nextInt(1, 3); change > 0; change--) {
                mutated[random.nextInt(mutated.length)] = (byte) "\"{}[],:\\x0 tn".charAt(random.nextInt(12));
            }
            Optional<String> alone = problem(mutated, false);
            assertThat(problem(mutated, true)).isEqualTo(alone);
            refused += alone.isPresent() ? 1 : 0;
        }
        assertThat(refused).isBetween(300, 2_900);
    }

    @Test
    void aCommaTooManyIsRefused() {
        memory.read(body(user("one")));
        byte[] open = (HEAD + user("one") + "," + TAIL).getBytes(StandardCharsets.UTF_8);
        assertThat(problem(open, true)).isEqualTo(problem(open, false)).isPresent();
    }

    private Optional<String> problem(byte[] body, boolean remembering) {
        try {
            MessagesRequest request = remembering ? memory.read(body) : MessagesRequest.read(body);
            if (remembering) {
                assertSame(request, MessagesRequest.read(body));
            }
            return Optional.empty();
        } catch (ApiException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    private static void assertSame(MessagesRequest actual, MessagesRequest expected) {
        assertThat(actual.messages()).isEqualTo(expected.messages());
        assertThat(actual.system()).isEqualTo(expected.system());
        assertThat(actual.tools()).isEqualTo(expected.tools());
        assertThat(actual.parameters()).isEqualTo(expected.parameters());
        assertThat(actual.cacheMarkers()).isEqualTo(expected.cacheMarkers());
        assertThat(actual.model()).isEqualTo(expected.model());
        assertThat(actual.session()).isEqualTo(expected.session());
        assertThat(actual.stream()).isEqualTo(expected.stream());
        assertThat(actual.bodyBytes()).isEqualTo(expected.bodyBytes());
    }

    private static byte[] body(String... messages) {
        return (HEAD + String.join(",", messages) + TAIL).getBytes(StandardCharsets.UTF_8);
    }

    private static String user(String text) {
        return "{\"role\":\"user\",\"content\":\"" + text + "\"}";
    }

    private static String assistant(String text) {
        return "{\"role\":\"assistant\",\"content\":[{\"type\":\"text\",\"text\":\"" + text
                + "\",\"cache_control\":{\"type\":\"ephemeral\"}}]}";
    }
}
