package dev.anyclaude.bench.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class AnonymityCheckTest {
    private final List<RecordedSession> originals = Recordings.ordinary();
    private final SessionMasker masker = Anonymiser.masker(originals, new byte[32]);
    private final List<RecordedSession> masked =
            originals.stream().map(masker::mask).toList();

    @Test
    void originalIsNotAnonymous() {
        assertThat(AnonymityCheck.findings(originals, originals))
                .anySatisfy(each -> assertThat(each).contains("words are left", "careful cupboard"));
    }

    @Test
    void findsOneLongWordThatWasLeft() {
        assertThat(changed(body -> body.replace("\"stream\":true", "\"cupboard\":true")))
                .anySatisfy(each -> assertThat(each).contains("words are left", "cupboard"));
    }

    @Test
    void findsWordsLeftInPiecesOfAnAnswer() {
        RecordedSession session = masked.get(0);
        List<RecordedTurn> turns = new ArrayList<>(session.turns());
        RecordedTurn turn = turns.get(0);
        turns.set(
                0,
                new RecordedTurn(
                        0,
                        turn.request(),
                        turn.response(),
                        originals.get(0).turns().get(0).events(),
                        turn.end()));
        assertThat(findings(session, turns)).anySatisfy(each -> assertThat(each).contains("words are left"));
    }

    @Test
    void findsPromptsThatBeginAlikeForAnotherLength() {
        assertThat(changed(body -> body.replaceFirst("\"tools\"", "\"slootx\"")))
                .anySatisfy(each -> assertThat(each).contains("begin alike"));
    }

    @Test
    void findsBodyOfAnotherLength() {
        assertThat(changed(body -> body + " "))
                .anySatisfy(each -> assertThat(each).contains("changed its length"));
    }

    @Test
    void findsSessionIdThatWasLeft() {
        String id = masked.get(0).header().session();
        assertThat(changed(body -> body.replace(id, Recordings.SESSION)))
                .anySatisfy(each -> assertThat(each).contains("session id is left"));
    }

    @Test
    void findsRecordingThatWasLost() {
        assertThat(AnonymityCheck.findings(originals, masked.subList(0, 1)))
                .anySatisfy(each -> assertThat(each).contains("2 originals, but 1"));
    }

    private List<String> changed(UnaryOperator<String> change) {
        RecordedSession session = masked.get(0);
        List<RecordedTurn> turns = new ArrayList<>(session.turns());
        RecordedTurn turn = turns.get(0);
        RecordedRequest request = turn.request();
        RecordedRequest other = new RecordedRequest(
                request.atMillis(),
                request.method(),
                request.path(),
                request.headers(),
                change.apply(request.body()),
                false);
        turns.set(0, new RecordedTurn(0, other, turn.response(), turn.events(), turn.end()));
        return findings(session, turns);
    }

    private List<String> findings(RecordedSession session, List<RecordedTurn> turns) {
        RecordedSession changed =
                new RecordedSession(session.name(), session.sha256(), session.header(), turns, List.of());
        return AnonymityCheck.findings(originals, List.of(changed, masked.get(1)));
    }
}
