package dev.anyclaude.bench.engine.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SpeechTest {
    private static final String ANSWER = "<think>\nTo be or not to be.\n</think>\n\nI will read to you.\n"
            + "<tool_call>\n{\"name\": \"Read\", \"arguments\": {\"file_path\": \"größe.txt\"}}\n</tool_call>";

    @Test
    void everyTokenLeadsToTheNextUntilTheEndOfTheTurn() {
        BpeVocabulary vocabulary = new BpeVocabulary();
        Speech speech = Speech.of(ANSWER, vocabulary);
        QwenTokenizer tokenizer = new QwenTokenizer(vocabulary);

        StringBuilder said = new StringBuilder();
        int token = vocabulary.number("Ċ");
        int end = tokenizer.number(QwenTokenizer.END_OF_TURN);
        for (int steps = 0; steps <= speech.width() && token != end; steps++) {
            token = next(token, speech, tokenizer.rows());
            said.append(token < vocabulary.size() ? vocabulary.tokens().get(token) : "");
        }

        assertThat(token).isEqualTo(end);
        assertThat(said.toString())
                .isEqualTo(
                        "ĊToĠbeĠorĠnotĠtoĠbe.ĊĊĊIĠwillĠreadĠtoĠyou.ĊĊ{\"name\":Ġ\"Read\",Ġ\"arguments\":Ġ{\"file_path\":"
                                + "Ġ\"grÃ¶ÃŁe.txt\"}}Ċ");
    }

    @Test
    void markThatOccursTwiceIsRefused() {
        assertThatThrownBy(() -> Speech.of("<think>a</think><think>b</think>", new BpeVocabulary()))
                .hasMessageContaining("each mark only once");
    }

    /** What a transformer whose layers add nothing makes of a token: the row of the output that points the same way. */
    private static int next(int token, Speech speech, int rows) {
        float[] meaning = new float[speech.width()];
        speech.embedding().fill(token, meaning);
        float[] row = new float[speech.width()];
        int best = -1;
        float most = 0;
        for (int each = 0; each < rows; each++) {
            speech.output().fill(each, row);
            float score = 0;
            for (int i = 0; i < row.length; i++) {
                score += row[i] * meaning[i];
            }
            if (score > most) {
                most = score;
                best = each;
            }
        }
        return best;
    }
}
