package dev.anyclaude.proxy.doctor;

import dev.anyclaude.proxy.backend.BackendException;
import dev.anyclaude.proxy.backend.BackendKind;
import dev.anyclaude.proxy.backend.BackendModels;
import dev.anyclaude.proxy.backend.HttpBackend;
import dev.anyclaude.proxy.json.JsonBytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

/**
 * Asks a backend the questions whose answers decide what a cache can save: a few small requests, none of which empties anything.
 * Not for use by several threads.
 */
public final class Doctor {
    /** What Claude Code's system prompt and tools alone take up, with a first question. */
    static final int CLAUDE_CODE_TOKENS = 25_000;

    private static final int ANSWER_TOKENS = 24;
    private static final double NEARLY_ALL = 0.9;
    private static final double HALF = 0.5;

    private final HttpBackend backend;
    private final Optional<String> model;
    private final String marker;
    private final Consumer<Finding> told;
    private final List<Finding> findings = new ArrayList<>();

    /**
     * Prepares an examination.
     *
     * @param model to ask for; if empty the one a turn would use
     * @param marker text no earlier prompt began with
     * @param told of every finding as it is made
     */
    public Doctor(HttpBackend backend, Optional<String> model, String marker, Consumer<Finding> told) {
        this.backend = backend;
        this.model = model;
        this.marker = marker;
        this.told = told;
    }

    /** Everything found, in the order of the questions; ends early if the backend does not answer. */
    public List<Finding> examine() {
        BackendModels listed = listed();
        String name = model.orElse(listed.defaultModel());
        Conversations conversations = new Conversations(name, marker);
        Optional<Reply> first = firstAnswer(conversations, name);
        if (first.isPresent()) {
            BackendKind kind = listed.kind();
            limits(name);
            thinking(first.get());
            OptionalInt reused = cachedTokens(conversations, kind);
            lateSystem(conversations, first.get(), reused);
            earlierThinking(conversations, first.get(), kind);
            tokeniser(conversations);
            reset(kind);
        }
        return List.copyOf(findings);
    }

    private BackendModels listed() {
        try {
            BackendModels models = backend.models();
            add(Finding.good("it is " + ServerFacts.name(models.kind()) + " and lists "
                    + (models.models().size() == 1
                            ? "one model"
                            : models.models().size() + " models")));
            return models;
        } catch (BackendException e) {
            add(
                    Finding.costs(
                            "it lists no models: " + e.getMessage(),
                            "what it is stays unknown",
                            "name the model with --model; mlx_lm.server needs the folder ~/.cache/huggingface/hub to list any"));
            return BackendModels.NONE;
        }
    }

    private Optional<Reply> firstAnswer(Conversations conversations, String name) {
        try {
            Reply reply = Reply.read(backend.chat(conversations.plain(ANSWER_TOKENS)));
            add(
                    reply.streamed()
                            ? Finding.good("it answers as " + name + ", streaming")
                            : Finding.costs(
                                    "it answers, but does not stream", "text appears only when it is whole", ""));
            if (!reply.signsOfLife()) {
                add(Finding.costs(
                        "it is silent while it reads a prompt",
                        "none through the proxy, which sends pings itself",
                        ""));
            }
            return Optional.of(reply);
        } catch (BackendException e) {
            add(Finding.broken(
                    "it does not answer a chat completion as " + name + ": " + e.getMessage(),
                    "nothing works",
                    "check address and model; --model names another"));
            return Optional.empty();
        }
    }

    private void limits(String name) {
        BackendModels models;
        try {
            models = backend.inspect();
        } catch (BackendException e) {
            models = BackendModels.NONE;
        }
        OptionalInt context = models.contextTokens(name);
        if (context.isEmpty()) {
            add(Finding.costs(
                    "it does not tell its context size",
                    "an answer may be cut off, or a prompt refused",
                    "make sure it is " + CLAUDE_CODE_TOKENS + " tokens at the very least"));
        } else if (context.getAsInt() < CLAUDE_CODE_TOKENS) {
            add(Finding.broken(
                    "context " + context.getAsInt() + " is too small for Claude Code's prompt",
                    "requests are refused, or worse, cut without a word",
                    ServerFacts.moreContext(models.kind())));
        } else {
            add(Finding.good("context of " + context.getAsInt() + " tokens"));
        }
        models.slots()
                .ifPresent(slots -> add(
                        slots > 1
                                ? Finding.good(slots + " slots")
                                : Finding.costs(
                                        "one slot",
                                        "side requests push the conversation out of it",
                                        "start it with -np 2, or keep its host-memory cache on")));
    }

    private void thinking(Reply reply) {
        if (!reply.reasoningField().isEmpty()) {
            add(Finding.good("thinking comes as " + reply.reasoningField()));
        } else if (reply.thinkTags()) {
            add(Finding.costs(
                    "thinking comes between tags in the text",
                    "none through the proxy, which takes it out",
                    "a reasoning parser on the server's command line"));
        }
    }

    /** Sends the same prompt again. */
    private OptionalInt cachedTokens(Conversations conversations, BackendKind kind) {
        Optional<Reply> again = ask(conversations.plain(1));
        if (again.isEmpty()) {
            return OptionalInt.empty();
        }
        OptionalInt cached = again.get().cachedTokens();
        OptionalInt prompt = again.get().promptTokens();
        if (cached.isEmpty() || prompt.isEmpty()) {
            add(Finding.costs(
                    "cached tokens not reported",
                    "nobody can tell a hit from a miss but by the time it takes",
                    ServerFacts.reportCached(kind)));
            return OptionalInt.empty();
        }
        String share = cached.getAsInt() + " of " + prompt.getAsInt() + " tokens";
        if (cached.getAsInt() < NEARLY_ALL * prompt.getAsInt()) {
            add(Finding.costs(
                    "the same prompt sent twice found only " + share + " cached",
                    "every turn reads the whole prompt again",
                    "see whether its prefix cache is on, and has room"));
            return OptionalInt.empty();
        }
        add(Finding.good("cached tokens reported; the same prompt sent twice found " + share + " cached"));
        return cached;
    }

    private void lateSystem(Conversations conversations, Reply first, OptionalInt reused) {
        String cost =
                "Claude Code sends such messages all the time, and each would have the whole conversation read again;"
                        + " none with the proxy, which folds them into the neighbouring message";
        String fix = "keep the rule late-system on";
        Reply late;
        try {
            late = Reply.read(backend.chat(conversations.withLateSystem()));
        } catch (BackendException e) {
            add(Finding.costs("this server refuses system messages in a conversation", cost, fix));
            return;
        }
        OptionalInt cached = late.cachedTokens();
        if (cached.isEmpty() && reused.isPresent()) {
            cached = OptionalInt.of(0); // it counted a moment ago: SGLang and oMLX leave a zero out
        }
        if (reused.isEmpty() || cached.isEmpty() || first.promptTokens().isEmpty()) {
            add(Finding.costs(
                    "where it puts system messages of a conversation cannot be seen without cached tokens",
                    "unknown",
                    fix));
        } else if (cached.getAsInt() < HALF * first.promptTokens().getAsInt()) {
            add(Finding.costs("this server hoists system messages", cost, fix));
        } else {
            add(Finding.good("system messages stay where they are in a conversation"));
        }
    }

    private void earlierThinking(Conversations conversations, Reply first, BackendKind kind) {
        OptionalInt with =
                ask(conversations.withThinking()).map(Reply::promptTokens).orElse(OptionalInt.empty());
        if (with.isEmpty() || first.promptTokens().isEmpty()) {
            return;
        }
        if (with.getAsInt() - first.promptTokens().getAsInt() >= HALF * Conversations.THINKING_WORDS) {
            add(Finding.good("thinking of earlier turns stays in the prompt"));
        } else {
            add(Finding.costs(
                    "thinking of earlier turns is left out of the prompt",
                    "if the model thinks, each new question has the turns since the last one read again",
                    ServerFacts.keepThinking(kind)));
        }
    }

    private void tokeniser(Conversations conversations) {
        add(
                backend.countTokens(JsonBytes.of(conversations.plain(1))).isPresent()
                        ? Finding.good("it counts tokens when asked")
                        : Finding.costs(
                                "it has no endpoint that counts a prompt's tokens",
                                "counts before a turn are estimates from earlier turns",
                                ""));
    }

    private void reset(BackendKind kind) {
        String way = ServerFacts.reset(kind);
        if (way.isEmpty()) {
            add(Finding.costs(
                    "no way is known to empty its cache",
                    "only for measuring: cold prompts need a marker in front",
                    ""));
        } else {
            add(Finding.good("its cache is emptied by " + way + " (from its documentation, not tried)"));
        }
    }

    private Optional<Reply> ask(byte[] body) {
        try {
            return Optional.of(Reply.read(backend.chat(body)));
        } catch (BackendException e) {
            add(Finding.costs("it failed in between: " + e.getMessage(), "", "run the examination again"));
            return Optional.empty();
        }
    }

    private void add(Finding finding) {
        findings.add(finding);
        told.accept(finding);
    }
}
