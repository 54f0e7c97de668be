package dev.anyclaude.proxy.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class JsonBytesTest {
    private final Random random = new Random(5);

    @Test
    void aConversationIsTheSameHoweverMuchOfItIsShared() throws IOException {
        for (int session = 0; session < 50; session++) {
            JsonBytes before =
                    new JsonSink(0).raw(text(1 + random.nextInt(400))).end();
            byte[] expected = before.toByteArray();
            for (int turn = 0; turn < 30; turn++) {
                int kept = random.nextInt(expected.length + 1);
                String more = text(random.nextInt(60));
                JsonBytes next = new JsonSink(random.nextInt(100))
                        .begin(before, kept)
                        .raw(more)
                        .end();
                byte[] expectedNext = concat(Arrays.copyOf(expected, kept), more);
                assertThat(next.toByteArray()).isEqualTo(expectedNext);
                assertThat(next.length()).isEqualTo(expectedNext.length);
                assertReads(next, expectedNext);
                int most = Math.min(expected.length, expectedNext.length);
                int difference = Arrays.mismatch(expected, 0, most, expectedNext, 0, most);
                assertThat(before.mismatch(next, most)).isEqualTo(difference < 0 ? most : difference);
                assertThat(next.mismatch(JsonBytes.of(expectedNext), expectedNext.length))
                        .isEqualTo(expectedNext.length);
                before = next;
                expected = expectedNext;
            }
        }
    }

    @Test
    void aLongConversationIsHeldOnceByAllItsTurns() {
        JsonBytes first = new JsonSink(0).raw(text(10_000)).end();
        JsonBytes second = new JsonSink(0).begin(first, 9_990).raw(text(500)).end();
        JsonBytes third = new JsonSink(0).begin(second, 10_400).raw(text(500)).end();
        assertThat(second.beginning()).isSameAs(first.beginning());
        assertThat(third.beginning()).isSameAs(first.beginning());
        assertThat(third.heldBytes()).isLessThan(11_000);
    }

    @Test
    void whatHasGrownALotIsSharedAnew() {
        JsonBytes first = new JsonSink(0).raw(text(1_000)).end();
        JsonBytes second = new JsonSink(0).begin(first, 1_000).raw(text(500)).end();
        JsonBytes third = new JsonSink(0).begin(second, 1_500).raw(text(10)).end();
        assertThat(third.beginningLength()).isEqualTo(1_500);
        assertThat(third.heldBytes()).isEqualTo(1_510);
    }

    @Test
    void aDocumentThatHasBegunCannotBeginAsAnother() {
        JsonSink begun = new JsonSink(0).raw("{");
        JsonBytes other = JsonBytes.of(new byte[] {'['});
        assertThatThrownBy(() -> begun.begin(other, 1)).isInstanceOf(IllegalStateException.class);
    }

    private void assertReads(JsonBytes document, byte[] expected) throws IOException {
        int from = random.nextInt(expected.length + 1);
        int to = from + random.nextInt(expected.length - from + 1);
        ByteArrayOutputStream fed = new ByteArrayOutputStream();
        document.feed(from, to, fed::write);
        assertThat(fed.toByteArray()).isEqualTo(Arrays.copyOfRange(expected, from, to));
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        document.writeTo(written, from);
        assertThat(written.toByteArray()).isEqualTo(Arrays.copyOfRange(expected, from, expected.length));
        assertThat(document.first(to)).isEqualTo(Arrays.copyOf(expected, to));
        if (from < expected.length) {
            assertThat(document.at(from)).isEqualTo(expected[from]);
        }
    }

    private String text(int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append((char) ('a' + random.nextInt(3)));
        }
        return text.toString();
    }

    private static byte[] concat(byte[] bytes, String more) {
        byte[] added = more.getBytes(StandardCharsets.US_ASCII);
        byte[] all = Arrays.copyOf(bytes, bytes.length + added.length);
        System.arraycopy(added, 0, all, bytes.length, added.length);
        return all;
    }
}
