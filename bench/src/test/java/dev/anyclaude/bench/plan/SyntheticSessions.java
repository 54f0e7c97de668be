package dev.anyclaude.bench.plan;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Sessions shaped like Claude Code's, made up for tests. */
public final class SyntheticSessions {
    public static final Overrides OVERRIDES = new Overrides(4, 0);

    private SyntheticSessions() {}

    /** Two sessions of one project with five and three turns, one of another project, one with a side request. */
    public static List<ReplaySession> ordinary() {
        return List.of(
                session("a", "one", 5, false),
                session("c", "one", 3, false),
                session("d", "two", 2, false),
                session("i", "three", 3, true));
    }

    /** Those, and a session whose turns bring a few hundred new tokens each: a class of its own. */
    public static List<ReplaySession> ofTwoStrata() {
        List<ReplaySession> sessions = new ArrayList<>(ordinary());
        sessions.add(session("l", "four", 4, false, 100));
        return sessions;
    }

    /** A session whose turns grow by one tool call and its result each. */
    public static ReplaySession session(String name, String project, int turns, boolean side) {
        return session(name, project, turns, side, 6);
    }

    /** The same with results of so many lines. */
    public static ReplaySession session(String name, String project, int turns, boolean side, int lines) {
        List<ReplayTurn> all = new ArrayList<>();
        if (side) {
            all.add(turn(name, 0, sideBody(name)));
        }
        StringBuilder messages = new StringBuilder(
                "{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"List the files, " + name + "\"}]}");
        for (int i = 0; i < turns; i++) {
            all.add(turn(name, all.size(), mainBody(name, project, messages.toString())));
            messages.append(",{\"role\":\"assistant\",\"content\":[{\"type\":\"text\",\"text\":\"I look at file ")
                    .append(i)
                    .append(".\"}]},{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"It has these lines: ")
                    .append("line after line ".repeat(lines))
                    .append(i)
                    .append(" of ")
                    .append(name)
                    .append("\"}]}");
        }
        return new ReplaySession(name, Sha256.of(name.getBytes(StandardCharsets.UTF_8)), "2.1.330", all);
    }

    private static String mainBody(String name, String project, String messages) {
        return "{\"model\":\"claude-x\",\"messages\":[" + messages + "],\"system\":[{\"type\":\"text\",\"text\":"
                + "\"x-anthropic-billing-header: cc_version=2.1.330."
                + Sha256.of(name.getBytes(StandardCharsets.UTF_8)).substring(0, 3)
                + "; cc_entrypoint=cli;\"},{\"type\":\"text\",\"text\":\"Instructions of project " + project + ". "
                + "Be brief and exact. ".repeat(60)
                + "\"}],\"tools\":[{\"name\":\"Read\",\"description\":\"Reads a file\",\"input_schema\":{\"type\":\"object\"}}],"
                + "\"max_tokens\": 32000 ,\"stream\":true}";
    }

    private static String sideBody(String name) {
        return "{\"model\":\"claude-x\",\"messages\":[{\"role\":\"user\",\"content\":\"Title for " + name
                + "\"}],\"system\":\"Give a title.\",\"max_tokens\":512,\"stream\":true}";
    }

    private static ReplayTurn turn(String name, int number, String text) {
        byte[] body = OVERRIDES.apply(text.getBytes(StandardCharsets.UTF_8));
        return new ReplayTurn(
                name,
                number,
                number * 1_000,
                number * 1_000 + 400,
                "/v1/messages?beta=true",
                Map.of("anthropic-version", "2023-06-01"),
                Body.of(body),
                BodyFacts.of(body),
                "text");
    }
}
