package dev.anyclaude.proxy.translate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anyclaude.proxy.prefix.PromptNormaliser;
import dev.anyclaude.proxy.prefix.RuleName;
import dev.anyclaude.proxy.testing.SessionGenerator;
import dev.anyclaude.proxy.testing.Upstream;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.json.JsonMapper;

/** The promise of the request direction: what a backend has read of a conversation stays the beginning of what it is sent. */
class PrefixPropertyTest {
    private static final int SESSIONS = 300;
    private static final int TURNS = 8;

    @Test
    void everyRequestBeginsWithTheOneBefore() {
        PromptNormaliser normaliser = new PromptNormaliser(Set.of());
        for (long seed = 0; seed < SESSIONS; seed++) {
            assertThat(firstBreak(normaliser, seed)).as("session %d", seed).isEmpty();
        }
    }

    @Test
    void everyRequestIsJson() {
        Upstream upstream = new Upstream(new PromptNormaliser(Set.of()));
        for (long seed = 0; seed < 30; seed++) {
            SessionGenerator session = new SessionGenerator(seed, "garden");
            for (int turn = 0; turn < TURNS; turn++) {
                byte[] body = upstream.send(session.next(), "s" + seed).body().toByteArray();
                assertThat(JsonMapper.shared().readTree(body).path("messages").size())
                        .isPositive();
            }
        }
    }

    @Test
    void withoutRulesNoSessionKeepsItsBeginning() {
        PromptNormaliser raw = PromptNormaliser.raw();
        for (long seed = 0; seed < 30; seed++) {
            assertThat(firstBreak(raw, seed)).as("session %d", seed).isPresent();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = RuleName.class,
            names = {"BILLING_HEADER", "CACHE_CONTROL", "TEXT_SHAPE", "SAME_ROLE", "TOOL_ORDER"})
    void withoutThisRuleSomeSessionsLoseTheirBeginning(RuleName off) {
        PromptNormaliser normaliser = new PromptNormaliser(EnumSet.of(off));
        boolean broken = LongStream.range(0, SESSIONS)
                .anyMatch(seed -> firstBreak(normaliser, seed).isPresent());
        assertThat(broken).isTrue();
    }

    @Test
    void sessionsOfOneProjectShareAllUpToTheFirstUserText() {
        Upstream upstream = new Upstream(new PromptNormaliser(Set.of()));
        byte[] first = SessionSample.body("1e7", "fix the gate");
        byte[] second = SessionSample.body("8cb", "paint the shed");
        UpstreamRequest a = upstream.send(first, "one");
        UpstreamRequest b = upstream.send(second, "two");
        int userText = SessionGenerator.utf8(a.body().toByteArray()).indexOf("fix the gate");
        assertThat(Upstream.shared(a, b)).isEqualTo(userText);
        assertThat(SessionGenerator.utf8(a.body().toByteArray()).substring(0, userText))
                .contains("the environment of the project");
    }

    @Test
    void withoutTheEarlySystemRuleTheEnvironmentIsNotShared() {
        Upstream upstream = new Upstream(new PromptNormaliser(EnumSet.of(RuleName.EARLY_SYSTEM)));
        UpstreamRequest a = upstream.send(SessionSample.body("1e7", "fix the gate"), "one");
        UpstreamRequest b = upstream.send(SessionSample.body("8cb", "paint the shed"), "two");
        assertThat(SessionGenerator.utf8(a.body().toByteArray()).substring(0, Upstream.shared(a, b)))
                .doesNotContain("the environment of the project");
    }

    private record Break(int turn, String before, String after) {}

    /** Where a session stops to begin with what was sent before. */
    private static Optional<Break> firstBreak(PromptNormaliser normaliser, long seed) {
        Upstream upstream = new Upstream(normaliser);
        SessionGenerator session = new SessionGenerator(seed, "garden");
        UpstreamRequest before = upstream.send(session.next(), "s" + seed);
        for (int turn = 1; turn < TURNS; turn++) {
            UpstreamRequest after = upstream.send(session.next(), "s" + seed);
            int shared = Upstream.shared(before, after);
            if (shared < before.promptEnd()) {
                return Optional.of(new Break(turn, around(before, shared), around(after, shared)));
            }
            before = after;
        }
        return Optional.empty();
    }

    private static String around(UpstreamRequest request, int at) {
        String text = new String(request.body().toByteArray(), StandardCharsets.ISO_8859_1);
        return text.substring(Math.max(0, at - 80), Math.min(text.length(), at + 80));
    }
}
