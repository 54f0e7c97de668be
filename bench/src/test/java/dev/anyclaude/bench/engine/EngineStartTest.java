package dev.anyclaude.bench.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.anyclaude.bench.engine.BackendUnderTestException.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineStartTest {
    private static final EmbeddedOptions SMALL =
            EmbeddedOptions.standard().size(1, 1_024).cacheFolder(Path.of("target", "models"));

    @TempDir
    Path folder;

    @Test
    void twoEnginesRunAtOnceAndEndWhenTheirInputDoes() throws IOException {
        Path model = MadeModel.in(SMALL.cacheFolder()).file().path();
        Path oneFolder = Files.createDirectory(folder.resolve("one"));
        Path twoFolder = Files.createDirectory(folder.resolve("two"));
        EngineStart.Running one = EngineStart.run(EngineCommand.of(SMALL, model, "m", oneFolder, List.of()), model);
        EngineStart.Running two = EngineStart.run(EngineCommand.of(SMALL, model, "m", twoFolder, List.of()), model);
        List<EngineStart.Running> both = List.of(one, two);
        for (EngineStart.Running each : both) {
            assertThat(new EngineClient(each.url())
                            .complete(EngineClient.chat("Be brief.", "Hello", 2))
                            .status())
                    .isEqualTo(200);
        }
        for (EngineStart.Running each : both) {
            each.child().close();
            assertThat(each.child().exitCode()).hasValue(0);
        }
        assertThat(oneFolder).doesNotExist();
        assertThat(twoFolder).doesNotExist();
    }

    @Test
    void machineWithoutTheLibraryIsToldApart() {
        assertThatThrownBy(() -> EmbeddedBackend.start(SMALL, List.of("-Dos.arch=pdp11")))
                .isInstanceOfSatisfying(
                        BackendUnderTestException.class,
                        e -> assertThat(e.kind()).isEqualTo(Kind.NATIVE_UNAVAILABLE))
                .hasMessageContaining("libgomp1")
                .hasMessageContaining("pdp11");
    }

    @Test
    void fileThatIsNoModelIsToldApart() throws IOException {
        Path file = Files.writeString(folder.resolve("no.gguf"), "no model");

        assertThatThrownBy(() -> EmbeddedBackend.start(SMALL.model(file)))
                .isInstanceOfSatisfying(
                        BackendUnderTestException.class,
                        e -> assertThat(e.kind()).isEqualTo(Kind.MODEL_UNAVAILABLE));
        assertThatThrownBy(() -> EmbeddedBackend.start(SMALL.model(folder.resolve("missing.gguf"))))
                .hasMessageContaining("cannot read");
    }

    @Test
    void givenModelRunsInTheSameEngine() throws IOException {
        Path model = Files.copy(MadeModel.in(SMALL.cacheFolder()).file().path(), folder.resolve("mine.gguf"));
        try (EmbeddedBackend backend = EmbeddedBackend.start(SMALL.model(model))) {
            assertThat(backend.model()).isEqualTo("mine");
            assertThat(backend.description()).containsEntry("model", "mine, prompts as ChatML");
        }
    }

    @Test
    void exitCodesSayWhatIsMissing() {
        Path model = Path.of("m.gguf");
        assertThat(EngineStart.failure(OptionalInt.of(132), "", model).kind()).isEqualTo(Kind.NATIVE_UNAVAILABLE);
        assertThat(EngineStart.failure(OptionalInt.of(134), "", model).kind()).isEqualTo(Kind.NATIVE_UNAVAILABLE);
        assertThat(EngineStart.failure(OptionalInt.of(-1_073_741_795), "", model)
                        .kind())
                .isEqualTo(Kind.NATIVE_UNAVAILABLE);
        assertThat(EngineStart.failure(OptionalInt.of(1), "why", model)).hasMessageContaining("why");
        assertThat(EngineStart.failure(OptionalInt.empty(), "", model).kind()).isEqualTo(Kind.START_FAILED);
    }

    @Test
    void cacheFolderThatCannotBeWrittenIsReplaced() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");

        assertThat(MadeModel.in(file.resolve("sub")).file().path()).isRegularFile();
    }
}
