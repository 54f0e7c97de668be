package dev.anyclaude.bench.engine.weights;

/** The numbers in the matrices of a transformer. Each method is called once for each matrix, in the order of the file. */
interface QwenNumbers {
    /** Row by row what the tokens mean. */
    GgufWriter.Rows embedding();

    /**
     * A matrix of a layer.
     *
     * @param columns of it
     */
    GgufWriter.Rows layer(int columns);

    /** Row by row what speaks for each token as the next one. */
    GgufWriter.Rows output();
}
