package dev.anyclaude.bench.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code scripts/mlx-server.sh} says when it cannot do what it was asked, where that needs no server. */
class MlxServerScriptTest {
    static final Path SCRIPT =
            Path.of("..", "scripts", "mlx-server.sh").toAbsolutePath().normalize();

    @TempDir
    Path folder;

    @Test
    void withoutPythonItSaysWhatToInstall() throws Exception {
        Path tools = Files.createDirectory(folder.resolve("tools"));
        for (String tool : List.of("dirname", "uname", "sed")) {
            Path script = tools.resolve(tool);
            Files.writeString(script, "#!/bin/sh\nexec '" + find(tool) + "' \"$@\"\n", StandardCharsets.UTF_8);
            assertThat(script.toFile().setExecutable(true)).isTrue();
        }

        assertThat(said(Map.of("PATH", tools.toString()), "--model", model().toString()))
                .contains("no Python 3.11 to 3.13 on the PATH", "brew install python@3.12", "apt-get install python3");
    }

    @Test
    void folderWithoutAModelIsExplained() throws Exception {
        assertThat(said(Map.of(), "--model", folder.toString()))
                .contains("has no config.json", "the folder of a model in the Hugging Face layout");
        assertThat(said(Map.of(), "--model", "/no/such/model"))
                .contains("there is no folder /no/such/model", "or a name like mlx-community/Qwen3-4B-4bit");
    }

    @Test
    void environmentThatIsNoneIsExplained() throws Exception {
        assertThat(said(Map.of(), "--model", model().toString(), "--venv", folder.toString()))
                .contains("is no Python environment: there is no bin/python in it");
    }

    @Test
    void wordsItDoesNotKnowAreNamed() throws Exception {
        assertThat(said(Map.of(), "--servr", "mlx-lm")).contains("no option is called --servr", "--help");
        assertThat(said(Map.of(), "--server", "ollama")).contains("--server is mlx-lm or vllm-mlx, not ollama");
        assertThat(said(Map.of(), "--port", "99999")).contains("--port is a number up to 65535, not 99999");
    }

    private Path model() throws IOException {
        Path model = folder.resolve("model");
        Files.createDirectories(model);
        Files.writeString(model.resolve("config.json"), "{}", StandardCharsets.UTF_8);
        return model;
    }

    private String said(Map<String, String> environment, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("/bin/bash", SCRIPT.toString()));
        command.addAll(Arrays.asList(arguments));
        Path output = folder.resolve("output");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(1);
        return Files.readString(output, StandardCharsets.UTF_8);
    }

    private static Path find(String tool) {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .map(each -> Path.of(each, tool))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow();
    }
}
