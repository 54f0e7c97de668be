package dev.anyclaude.bench.engine.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelFileTest {
    private static final ModelShape SMALL = new ModelShape(64, 64, 1, 2, 1, 32, 50, 512, 1);
    private static final Corpus CORPUS = new Corpus("one word and another word and one more");

    @TempDir
    Path folder;

    @Test
    void sameIngredientsGiveTheSameBytes() throws IOException {
        ModelFile one = ModelFile.in(folder.resolve("a"), SMALL, CORPUS);
        ModelFile two = ModelFile.in(folder.resolve("b"), SMALL, CORPUS);

        assertThat(one.sha256()).isEqualTo(two.sha256());
        assertThat(one.path()).hasSameBinaryContentAs(two.path());
    }

    @Test
    void anotherCorpusOrShapeIsAnotherFile() throws IOException {
        ModelFile one = ModelFile.in(folder, SMALL, CORPUS);

        assertThat(ModelFile.in(folder, SMALL, new Corpus("other")).path()).isNotEqualTo(one.path());
        assertThat(ModelFile.in(folder, ModelShape.embedded(), CORPUS).path()).isNotEqualTo(one.path());
    }

    @Test
    void fileThatExistsIsTaken() throws IOException {
        ModelFile first = ModelFile.in(folder, SMALL, CORPUS);
        Files.writeString(first.path(), "kept");

        assertThat(ModelFile.in(folder, SMALL, CORPUS).path()).hasContent("kept");
    }

    @Test
    void severalMakersAtOnceLeaveOneCompleteFile() throws Exception {
        ModelFile alone = ModelFile.in(folder.resolve("alone"), SMALL, CORPUS);
        Path shared = folder.resolve("shared");
        Callable<ModelFile> make = () -> ModelFile.in(shared, SMALL, CORPUS);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            for (Future<ModelFile> made : threads.invokeAll(List.of(make, make, make, make))) {
                assertThat(made.get().path()).hasSameBinaryContentAs(alone.path());
            }
        } finally {
            threads.shutdown();
        }
        try (Stream<Path> files = Files.list(shared)) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void folderThatIsAFileIsAnError() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");

        assertThatThrownBy(() -> ModelFile.in(file, SMALL, CORPUS)).isInstanceOf(IOException.class);
    }
}
