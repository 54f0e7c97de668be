package dev.anyclaude.bench.engine.llama;

import de.kherud.llama.LlamaModel;
import de.kherud.llama.LlamaTasks;
import de.kherud.llama.ModelParameters;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Some instances of one model. Requests are answered one after the other in the order they came: all instances share one log, in
 * which two tasks at once could not be told apart, and on the same cores two prefills at once would only slow each other down.
 */
final class Engine {
    private final EngineSettings settings;
    private final List<Instance> instances = new ArrayList<>();
    private final InstanceChoice choice;
    private final LlamaModel tokeniser;
    private final ReentrantLock turn = new ReentrantLock(true);

    /** Loads the model once for each instance. */
    Engine(EngineSettings settings) throws IOException {
        this.settings = settings;
        this.choice = new InstanceChoice(settings.instances());
        Files.createFile(settings.log());
        List<LlamaModel> models = new ArrayList<>();
        for (int i = 0; i < settings.instances(); i++) {
            models.add(load(settings));
        }
        EngineLog log = new EngineLog(settings.log());
        for (int i = 0; i < models.size(); i++) {
            instances.add(new Instance(i, models.get(i), log));
        }
        tokeniser = models.get(0);
    }

    private static LlamaModel load(EngineSettings settings) {
        return LlamaTasks.load(new ModelParameters()
                .setModel(settings.model().toString())
                .setCtxSize(settings.contextTokens())
                .setParallel(1)
                .setThreads(settings.threads())
                .setThreadsBatch(settings.threads())
                .setBatchSize(Instance.BATCH_TOKENS)
                .setUbatchSize(Instance.BATCH_TOKENS)
                .setGpuLayers(0)
                .setDevices("none")
                .disableContextShift()
                .setSlotPromptSimilarity(0)
                .setLogFile(settings.log().toString()));
    }

    int[] tokenize(String text) {
        return tokeniser.encode(text);
    }

    String detokenize(int[] tokens) {
        return tokeniser.decode(tokens);
    }

    /** Answers a request when its turn comes; see {@link Instance#complete}. */
    Completion complete(ChatRequest request, AnswerSink sink) throws IOException, ClientGoneException {
        int[] prompt = tokenize(request.prompt());
        if (prompt.length + request.maxTokens() > settings.contextTokens()) {
            throw EngineException.tooLong(prompt.length, request.maxTokens(), settings.contextTokens());
        }
        turn.lock();
        try {
            if (sink.isGone()) {
                throw new ClientGoneException();
            }
            List<CacheContents> contents =
                    instances.stream().map(Instance::contents).toList();
            return instances.get(choice.next(contents, prompt)).complete(prompt, request.maxTokens(), sink);
        } finally {
            turn.unlock();
        }
    }

    /**
     * Empties the caches by giving every instance a prompt of one token that no chat prompt begins with: the engine then drops all
     * other cells, and says so.
     *
     * @return how many instances were emptied
     */
    int reset() throws IOException, ClientGoneException {
        int[] text = tokenize(".");
        int[] prompt = Arrays.copyOfRange(text, text.length - 1, text.length);
        turn.lock();
        try {
            for (Instance instance : instances) {
                Completion done = instance.complete(prompt, 1, Nobody.INSTANCE);
                if (done.counters().cached() != 0) {
                    throw EngineException.broken(
                            "the cache still holds " + done.counters().cached() + " tokens");
                }
            }
            return instances.size();
        } finally {
            turn.unlock();
        }
    }

    private enum Nobody implements AnswerSink {
        INSTANCE;

        @Override
        public void text(String piece) {
            // the answer does not matter, only that the prompt was evaluated
        }

        @Override
        public boolean isGone() {
            return false;
        }
    }
}
