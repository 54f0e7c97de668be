package dev.anyclaude.bench.engine;

import dev.anyclaude.bench.engine.BackendUnderTestException.Kind;
import dev.anyclaude.bench.engine.llama.EngineServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Brings up the engine's JVM, or says why it does not run. */
final class EngineStart {
    private static final Duration TIMEOUT = Duration.ofMinutes(2);
    private static final int FIRST_SIGNAL_CODE = 128;

    private EngineStart() {}

    /**
     * A child that answers requests.
     *
     * @param url where
     */
    record Running(ChildJvm child, URI url) {}

    static Running run(List<String> command, Path model) {
        ChildJvm child;
        try {
            child = ChildJvm.start(command, EngineServer.READY);
        } catch (IOException e) {
            throw new BackendUnderTestException(Kind.START_FAILED, "cannot start a JVM for the engine: " + e, e);
        }
        Optional<String> address;
        try {
            address = child.awaitReady(TIMEOUT);
        } catch (InterruptedException e) {
            child.close();
            Thread.currentThread().interrupt();
            throw new BackendUnderTestException(Kind.START_FAILED, "interrupted while the engine was starting", e);
        }
        if (address.isEmpty()) {
            OptionalInt exitCode = child.exitCode();
            child.close();
            throw failure(exitCode, child.lastLines(), model);
        }
        return new Running(child, URI.create(address.get()));
    }

    /** What an engine that was never ready means. */
    static BackendUnderTestException failure(OptionalInt exitCode, String lastLines, Path model) {
        String printed = "; the engine printed:\n" + lastLines;
        if (exitCode.isEmpty()) {
            return new BackendUnderTestException(
                    Kind.START_FAILED,
                    "the engine was not ready within " + TIMEOUT.toMinutes() + " minutes" + printed,
                    null);
        }
        int code = exitCode.getAsInt();
        // a crash in native code, above all an instruction this processor does not have, ends the JVM by a signal
        // (128 + its number) or, on Windows, with a negative status
        if (code == EngineServer.NO_NATIVE_LIBRARY || code >= FIRST_SIGNAL_CODE || code < 0) {
            return new BackendUnderTestException(
                    Kind.NATIVE_UNAVAILABLE,
                    "the bundled llama.cpp does not run on this machine (exit code " + code
                            + "). It needs Linux with glibc"
                            + " and libgomp (package libgomp1), macOS 14, or Windows with the Visual C++ runtime; on x86-64 a"
                            + " processor with AVX2" + printed,
                    null);
        }
        if (code == EngineServer.NO_MODEL) {
            return new BackendUnderTestException(
                    Kind.MODEL_UNAVAILABLE, "llama.cpp does not load " + model + printed, null);
        }
        return new BackendUnderTestException(
                Kind.START_FAILED, "the engine ended with exit code " + code + " before it was ready" + printed, null);
    }
}
