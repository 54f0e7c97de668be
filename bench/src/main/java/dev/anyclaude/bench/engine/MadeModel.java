package dev.anyclaude.bench.engine;

import dev.anyclaude.bench.engine.BackendUnderTestException.Kind;
import dev.anyclaude.bench.engine.weights.Corpus;
import dev.anyclaude.bench.engine.weights.ModelFile;
import dev.anyclaude.bench.engine.weights.ModelShape;
import java.io.IOException;
import java.nio.file.Path;

/**
 * The model of random weights, kept in the user's cache folder, or in the folder for temporary files if that cannot be
 * written to.
 *
 * @param shape of it
 * @param file it is in
 */
record MadeModel(ModelShape shape, ModelFile file) {
    static MadeModel in(Path cacheFolder) {
        ModelShape shape = ModelShape.embedded();
        try {
            Corpus corpus = Corpus.load();
            return new MadeModel(shape, inEither(cacheFolder, shape, corpus));
        } catch (IOException e) {
            throw new BackendUnderTestException(Kind.MODEL_UNAVAILABLE, "cannot make the embedded model: " + e, e);
        }
    }

    private static ModelFile inEither(Path cacheFolder, ModelShape shape, Corpus corpus) throws IOException {
        try {
            return ModelFile.in(cacheFolder, shape, corpus);
        } catch (IOException e) {
            Path temporary = Path.of(System.getProperty("java.io.tmpdir"), "anyclaude");
            try {
                return ModelFile.in(temporary, shape, corpus);
            } catch (IOException second) {
                second.addSuppressed(e);
                throw second;
            }
        }
    }
}
