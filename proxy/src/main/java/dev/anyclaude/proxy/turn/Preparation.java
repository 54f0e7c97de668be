package dev.anyclaude.proxy.turn;

import dev.anyclaude.proxy.anthropic.MessagesRequest;
import dev.anyclaude.proxy.backend.Affinity;
import dev.anyclaude.proxy.backend.BackendException;
import dev.anyclaude.proxy.cache.CachedHead;
import dev.anyclaude.proxy.cache.PromptCache;
import dev.anyclaude.proxy.ledger.LedgerTurn;
import dev.anyclaude.proxy.ledger.PrefixLedger;
import dev.anyclaude.proxy.memory.RecentlyUsed;
import dev.anyclaude.proxy.prefix.NormalisedPrompt;
import dev.anyclaude.proxy.prefix.ProducedAnswer;
import dev.anyclaude.proxy.prefix.PromptFingerprint;
import dev.anyclaude.proxy.prefix.PromptNormaliser;
import dev.anyclaude.proxy.telemetry.HeadUse;
import dev.anyclaude.proxy.translate.RequestTranslator;
import dev.anyclaude.proxy.translate.TranslatedBeginning;
import dev.anyclaude.proxy.translate.TranslatedPrompt;
import dev.anyclaude.proxy.translate.UpstreamOptions;
import dev.anyclaude.proxy.translate.UpstreamRequest;
import java.util.Map;
import java.util.OptionalInt;

/** The stages before the backend: normalise, look up the head, translate, foresee the reuse. Thread-safe. */
public final class Preparation {
    private static final int AFFINITY_DIGITS = 32;
    private static final int MAX_SESSIONS = 256;

    private final PromptNormaliser normaliser;
    private final PromptCache cache;
    private final RequestTranslator translator;
    private final ModelChoice models;
    private final PrefixLedger ledger;
    private final Calibration calibration = new Calibration();
    private final TranslationMemory translations = new TranslationMemory();
    private final Map<String, String> sessionKeys = new RecentlyUsed<>(MAX_SESSIONS);
    private final UpstreamFit fit;
    private final CutPrompts cuts;

    /** What came of it. */
    record Prepared(
            String model,
            UpstreamRequest upstream,
            Affinity affinity,
            HeadUse head,
            Map<String, Long> rules,
            LedgerTurn ledger) {}

    /** Runs these stages. */
    public Preparation(
            PromptNormaliser normaliser,
            PromptCache cache,
            RequestTranslator translator,
            ModelChoice models,
            PrefixLedger ledger) {
        this.normaliser = normaliser;
        this.cache = cache;
        this.translator = translator;
        this.models = models;
        this.ledger = ledger;
        this.fit = new UpstreamFit(models, calibration, normaliser.echoes());
        this.cuts = new CutPrompts(models, calibration);
    }

    Prepared prepare(MessagesRequest request, String session, Lanes.Pass pass) throws BackendException {
        String model = models.upstreamName(request.model());
        NormalisedPrompt prompt = normaliser.normalise(request, session);
        CachedHead head = cache.get(prompt.fingerprint(), () -> translator.encodeHead(prompt));
        OptionalInt slot = pass.slot(session + '/' + prompt.fingerprint().hex());
        UpstreamRequest upstream = translate(request, prompt, head.bytes(), fit.options(model, request, slot));
        cuts.check(model, upstream.promptEnd());
        return new Prepared(
                model,
                upstream,
                affinity(prompt, session),
                new HeadUse(prompt.fingerprint().hex(), head.hit(), head.bytes().length),
                prompt.changes(),
                ledger.expect(session, request, model, upstream));
    }

    private Affinity affinity(NormalisedPrompt prompt, String session) {
        return new Affinity(shortened(prompt.fingerprint()), session.isEmpty() ? "" : sessionKey(session));
    }

    private String sessionKey(String session) {
        synchronized (sessionKeys) {
            return sessionKeys.computeIfAbsent(session, name -> shortened(PromptFingerprint.of(name)));
        }
    }

    private static String shortened(PromptFingerprint fingerprint) {
        return fingerprint.hex().substring(0, AFFINITY_DIGITS);
    }

    private UpstreamRequest translate(
            MessagesRequest request, NormalisedPrompt prompt, byte[] head, UpstreamOptions options) {
        TranslatedBeginning begunWith = translations.nearest(prompt, head, options);
        TranslatedPrompt translation = translator.translate(request, prompt, head, options, begunWith);
        translations.keep(translation, begunWith);
        return translation.request();
    }

    /** The same for a prompt that is only counted: it leaves no trace in the prompt cache and its figures. */
    UpstreamRequest prepareToCount(MessagesRequest request) throws BackendException {
        NormalisedPrompt prompt = normaliser.normalise(request, "");
        UpstreamOptions options = fit.options(models.upstreamName(request.model()), request, OptionalInt.empty());
        return translator.translate(request, prompt, translator.encodeHead(prompt), options);
    }

    /** Learns from what the backend says a prompt had. */
    void reported(Prepared prepared, OptionalInt promptTokens) {
        promptTokens.ifPresent(
                tokens -> cuts.reported(prepared.model(), prepared.upstream().promptEnd(), tokens));
    }

    /** A backend that cannot be reached will have been started anew when it can, and one that refuses has other limits than known. */
    void failed(BackendException e) {
        if (e.kind() == BackendException.Kind.UNREACHABLE || e.kind() == BackendException.Kind.REFUSED) {
            models.doubt();
        }
    }

    /** Remembers an answer for when the client sends it back. */
    void answered(String session, ProducedAnswer answer) {
        normaliser.answered(session, answer);
    }

    /** Learnt from the backend's reports; what is prepared is fitted by it. */
    Calibration calibration() {
        return calibration;
    }

    String backendName() {
        return models.backendName();
    }
}
