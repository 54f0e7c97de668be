package dev.anyclaude.bench.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How {@code scripts/mlx-server.sh} starts a server and ends with it, and that it leaves nothing behind. A small program stands in
 * for vllm-mlx; it writes down its home folder.
 */
class MlxServerLifeTest {
    private static final String SERVER = """
            import http.server, json, os, pathlib, sys

            pathlib.Path(os.environ["NOTES"]).write_text(os.environ["HOME"])

            class Handler(http.server.BaseHTTPRequestHandler):
                def do_GET(self):
                    self.tell({"model_name": "small"})

                def do_POST(self):
                    self.rfile.read(int(self.headers["Content-Length"]))
                    self.tell({})

                def tell(self, answer):
                    body = json.dumps(answer).encode()
                    self.send_response(200)
                    self.send_header("Content-Length", str(len(body)))
                    self.end_headers()
                    self.wfile.write(body)

            if os.environ.get("CANNOT_LOAD"):
                sys.exit("ValueError: Model type llama9 not supported.")
            port = int(sys.argv[sys.argv.index("--port") + 1])
            http.server.HTTPServer(("127.0.0.1", port), Handler).serve_forever()
            """;

    @TempDir
    Path folder;

    private Path temporary;
    private ProcessBuilder script;

    @BeforeEach
    void standIn() throws IOException {
        Path packages = folder.resolve("packages");
        write(packages.resolve("vllm_mlx").resolve("__init__.py"), "");
        write(packages.resolve("vllm_mlx").resolve("cli.py"), SERVER);
        for (String name : List.of("vllm_mlx", "mlx_lm", "mlx", "transformers")) {
            write(
                    packages.resolve(name + "-1.0.dist-info").resolve("METADATA"),
                    "Metadata-Version: 2.1\nName: " + name + "\nVersion: 1.0\n");
        }
        Path python = folder.resolve("venv").resolve("bin").resolve("python");
        write(python, "#!/bin/sh\nexec python3 \"$@\"\n");
        assertThat(python.toFile().setExecutable(true)).isTrue();
        write(folder.resolve("model").resolve("config.json"), "{}");
        temporary = Files.createDirectory(folder.resolve("temporary"));

        script = new ProcessBuilder().redirectErrorStream(true);
        script.environment().put("PYTHONPATH", packages.toString());
        script.environment().put("TMPDIR", temporary.toString());
        script.environment()
                .put("HOME", Files.createDirectory(folder.resolve("home")).toString());
        script.environment().put("NOTES", folder.resolve("notes").toString());
        script.environment().remove("XDG_CACHE_HOME");
    }

    @Test
    void endsWithItsInputAndLeavesNothing() throws Exception {
        Process running = start();
        readUntil(running, "listening on ");
        List<ProcessHandle> everything = running.descendants().toList();

        running.getOutputStream().close();

        assertThat(running.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(running.exitValue()).isEqualTo(143);
        assertNothingIsLeft(everything);
    }

    @Test
    void serverThatIsKilledIsReportedWithAWayOut() throws Exception {
        Process running = start();
        readUntil(running, "listening on ");
        List<ProcessHandle> everything = running.descendants().toList();

        server(everything).destroyForcibly();

        assertThat(rest(running))
                .contains("vllm-mlx ended by itself (exit code 137)", "start it again with a smaller model");
        assertThat(running.exitValue()).isEqualTo(1);
        assertNothingIsLeft(everything);
    }

    @Test
    void modelThatCannotBeLoadedIsReportedWithTheServersOwnWords() throws Exception {
        script.environment().put("CANNOT_LOAD", "yes");

        Process running = start();

        assertThat(rest(running))
                .contains("llama9 not supported", "did not come up: the server ended", "a model that MLX can load?");
        assertThat(running.exitValue()).isEqualTo(1);
        assertNothingIsLeft(List.of());
    }

    @Test
    void portOfAnotherProgramIsReportedWithAWayOut() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Process running = start("--port", Integer.toString(other.getLocalPort()));

            assertThat(rest(running))
                    .contains("port " + other.getLocalPort() + " cannot be used", "--port 0 for a free one");
            assertThat(running.exitValue()).isEqualTo(1);
            assertNothingIsLeft(List.of());
        }
    }

    @Test
    void ownModelKeepsItsCacheUnderTheHomeFolderUnlessItIsToBeFresh() throws Exception {
        assertThat(homeOfServer()).isEqualTo(folder.resolve("home").toString());
        assertThat(homeOfServer("--fresh")).startsWith(temporary.toString());
    }

    @Test
    void withoutPyPiItSaysHowToDoWithout() throws Exception {
        script.environment().put("PIP_CONFIG_FILE", "/dev/null");
        script.environment().put("PIP_INDEX_URL", "http://127.0.0.1:1/simple");
        script.environment().put("PIP_FIND_LINKS", "");
        script.environment().remove("PYTHONPATH");

        Process running = run("--model", folder.resolve("model").toString());

        assertThat(rest(running))
                .contains("vllm-mlx cannot be installed; pip says why above")
                .contains("install it elsewhere and name that environment with --venv DIR");
        assertThat(running.exitValue()).isEqualTo(1);
        try (Stream<Path> left = Files.walk(folder.resolve("home"))) {
            assertThat(left.filter(each -> each.getFileName().toString().startsWith("venv-")))
                    .isEmpty();
        }
    }

    private String homeOfServer(String... arguments) throws Exception {
        Process running = start(arguments);
        readUntil(running, "listening on ");
        running.getOutputStream().close();
        assertThat(running.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return Files.readString(folder.resolve("notes"), StandardCharsets.UTF_8);
    }

    private Process start(String... more) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(
                "--venv",
                folder.resolve("venv").toString(),
                "--model",
                folder.resolve("model").toString(),
                "--exit-with-stdin"));
        arguments.addAll(more.length > 0 && more[0].equals("--port") ? List.of() : List.of("--port", "0"));
        arguments.addAll(Arrays.asList(more));
        return run(arguments.toArray(String[]::new));
    }

    private Process run(String... arguments) throws IOException {
        List<String> command =
                new ArrayList<>(List.of("/bin/bash", MlxServerScriptTest.SCRIPT.toString(), "--server", "vllm-mlx"));
        command.addAll(Arrays.asList(arguments));
        return script.command(command).start();
    }

    private static ProcessHandle server(List<ProcessHandle> processes) {
        return processes.stream()
                .filter(each -> each.info().command().orElse("").contains("python"))
                .findFirst()
                .orElseThrow();
    }

    private static void readUntil(Process running, String beginning) throws IOException {
        BufferedReader lines = lines(running);
        List<String> read = new ArrayList<>();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith(beginning)) {
                return;
            }
            read.add(line);
        }
        throw new AssertionError("it ended before it said " + beginning + ": " + read);
    }

    private static String rest(Process running) throws IOException, InterruptedException {
        StringBuilder rest = new StringBuilder();
        BufferedReader lines = lines(running);
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            rest.append(line).append('\n');
        }
        assertThat(running.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return rest.toString();
    }

    private static BufferedReader lines(Process running) {
        return running.inputReader(StandardCharsets.UTF_8);
    }

    private void assertNothingIsLeft(List<ProcessHandle> processes) throws Exception {
        for (ProcessHandle each : processes) {
            each.onExit().get(60, TimeUnit.SECONDS);
        }
        try (Stream<Path> left = Files.list(temporary)) {
            assertThat(left).isEmpty();
        }
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text, StandardCharsets.UTF_8);
    }
}
