package dev.anyclaude.bench.engine.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class CorpusTest {

    @Test
    void bundledTextIsThereAndAlwaysTheSame() throws IOException {
        assertThat(Corpus.load()).isEqualTo(Corpus.load());
        assertThat(Corpus.load().text()).hasSizeGreaterThan(40_000).contains("properties", "first token");
    }

    @Test
    void recordedSessionGivesTheTextOfItsLongestRequest() throws IOException {
        String session = """
                {"type":"session","format":"anyclaude-session/1","session":"s"}
                {"type":"request","turn":0,"body":"{\\"messages\\":[]}"}
                {"type":"request","turn":1,"body":"{\\"system\\":[{\\"type\\":\\"text\\",\\"text\\":\\"Be\\\\nbrief\\"}],\\"tools\\":[{\\"name\\":\\"Read\\"}],\\"messages\\":[{\\"role\\":\\"user\\",\\"content\\":\\"Hi\\"}]}"}
                {"type":"event","turn":1,"event":"ping","data":"{}"}
                """;

        assertThat(RecordedPrompt.longest(session)).isEqualTo("""
                text
                Be
                brief
                {"name":"Read"}
                user
                Hi
                """);
    }

    @Test
    void sessionThatIsNoJsonIsAnError() {
        assertThatThrownBy(() -> RecordedPrompt.longest("{")).isInstanceOf(IOException.class);
    }
}
