package dev.anyclaude.bench.micro;

import dev.anyclaude.proxy.anthropic.MessagesRequest;
import dev.anyclaude.proxy.anthropic.RequestMemory;
import dev.anyclaude.proxy.json.JsonBytes;
import dev.anyclaude.proxy.ledger.LedgerTurn;
import dev.anyclaude.proxy.ledger.PrefixLedger;
import dev.anyclaude.proxy.prefix.NormalisedPrompt;
import dev.anyclaude.proxy.prefix.PromptFingerprint;
import dev.anyclaude.proxy.prefix.PromptNormaliser;
import dev.anyclaude.proxy.translate.RequestTranslator;
import dev.anyclaude.proxy.translate.TranslatedBeginning;
import dev.anyclaude.proxy.translate.TranslatedPrompt;
import dev.anyclaude.proxy.translate.UpstreamOptions;
import dev.anyclaude.proxy.translate.UpstreamRequest;
import java.util.OptionalInt;
import java.util.Set;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What a request costs before the backend is asked, the first of its conversation and a later one. */
@State(Scope.Thread)
public class RequestBenchmark {
    private static final UpstreamOptions OPTIONS = UpstreamOptions.of("a-model");
    private static final long MEMORY_BYTES = 8L << 20;

    /** More than the memory of requests keeps, so that none is there when its turn comes again. */
    private static final int NEXT_REQUESTS = 20;

    /** Tool calls behind the request: 9 make 82 KB, 130 make 626 KB, 500 make 1,001 messages and 2.3 MB. */
    @Param({"9", "130", "500"})
    public int calls;

    private final RequestTranslator translator = new RequestTranslator();
    private final PromptNormaliser normaliser = new PromptNormaliser(Set.of());
    private final RequestMemory memory = new RequestMemory(MEMORY_BYTES);
    private final PrefixLedger ledger = new PrefixLedger(MEMORY_BYTES, false);
    private final byte[][] next = new byte[NEXT_REQUESTS][];
    private int turn;
    private byte[] body = new byte[0];
    private MessagesRequest request = MessagesRequest.read(Conversations.request(1));
    private byte[] head = new byte[0];
    private UpstreamRequest upstream = new UpstreamRequest(JsonBytes.of(head), 0, new int[0]);
    private TranslatedBeginning before = TranslatedBeginning.NONE;

    /** One turn of the conversation has been before. */
    @Setup
    public void begin() {
        MessagesRequest earlier = memory.read(Conversations.request(calls - 1));
        NormalisedPrompt earlierPrompt = normaliser.normalise(earlier, "s");
        head = translator.encodeHead(earlierPrompt);
        TranslatedPrompt translated =
                translator.translate(earlier, earlierPrompt, head, OPTIONS, TranslatedBeginning.NONE);
        before = new TranslatedBeginning(translated, earlierPrompt.messages().size() - 1);
        ledger.expect("s", earlier, "a-model", translated.request()).answered(OptionalInt.of(9_000), OptionalInt.of(0));
        for (int i = 0; i < NEXT_REQUESTS; i++) {
            next[i] = Conversations.request(calls, "Number " + i + ".");
        }
        body = Conversations.request(calls);
        request = memory.read(body);
        upstream = translator.translate(request, normaliser.normalise(request, "s"), head, OPTIONS);
    }

    /** Everything from the bytes of a first request to the bytes for the backend. */
    @Benchmark
    public UpstreamRequest translateCold() {
        MessagesRequest read = MessagesRequest.read(body);
        NormalisedPrompt normalised = new PromptNormaliser(Set.of()).normalise(read, "s");
        return translator.translate(read, normalised, translator.encodeHead(normalised), OPTIONS);
    }

    /** The same for a request that has only its last message new. */
    @Benchmark
    public TranslatedPrompt translateCached() {
        turn = (turn + 1) % NEXT_REQUESTS;
        MessagesRequest read = memory.read(next[turn]);
        return translator.translate(read, normaliser.normalise(read, "s"), head, OPTIONS, before);
    }

    /** Normalising with a head that has been seen: its fingerprint is looked up. */
    @Benchmark
    public PromptFingerprint fingerprintKnown() {
        return normaliser.normalise(request, "s").fingerprint();
    }

    /** Normalising with a head that has not: SHA-256 of it. */
    @Benchmark
    public PromptFingerprint fingerprintNew() {
        return new PromptNormaliser(Set.of()).normalise(request, "s").fingerprint();
    }

    /** What the backend can know of the prompt. */
    @Benchmark
    public LedgerTurn ledger() {
        return ledger.expect("s", request, "a-model", upstream);
    }
}
