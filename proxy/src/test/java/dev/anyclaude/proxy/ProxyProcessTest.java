package dev.anyclaude.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anyclaude.proxy.testing.ProxyClient;
import dev.anyclaude.proxy.testing.ScriptedBackend;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The proxy as a process of its own. */
@Timeout(60)
class ProxyProcessTest {
    @TempDir
    private Path folder;

    @Test
    void endsWithinTwoSecondsOfATerminationAndPrintsItsStatistics() throws Exception {
        try (ScriptedBackend backend = ScriptedBackend.start()) {
            CountDownLatch asked = new CountDownLatch(1);
            backend.onChat((request, in, out) -> {
                asked.countDown();
                assertThat(in.read()).isEqualTo(-1);
            });
            Process process = start("serve", "--port", "0", "--backend", backend.url(), "--exit-with-stdin");
            try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
                String ready = out.readLine();
                assertThat(ready).startsWith("listening on http://127.0.0.1:");
                ProxyClient client = new ProxyClient(Integer.parseInt(ready.substring(ready.lastIndexOf(':') + 1)));
                List<ProxyClient.Answer> answers = new ArrayList<>();
                Thread caller = new Thread(() -> {
                    try {
                        answers.add(client.message(ProxyClient.ask(true)));
                    } catch (IOException e) {
                        throw new IllegalStateException(e);
                    }
                });
                caller.start();
                assertThat(asked.await(20, TimeUnit.SECONDS)).isTrue();
                long before = System.nanoTime();
                process.toHandle().destroy(); // unlike Process.destroy this leaves its output readable

                assertThat(process.waitFor(5, TimeUnit.SECONDS)).isTrue();
                assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(2));
                assertThat(String.join("\n", out.lines().toList()))
                        .contains("[Prompt Cache] Final stats: 1 cached prompts, 0 hits, 1 misses")
                        .contains("1 requests: 0 completed, 1 failed");
                caller.join(5_000);
                assertThat(answers)
                        .singleElement()
                        .satisfies(answer -> assertThat(answer.body()).contains("the proxy is shutting down"));
            } finally {
                process.destroyForcibly();
            }
        }
    }

    @Test
    void endsWhenStandardInputCloses() throws Exception {
        Process process = start("serve", "--port", "0", "--backend", "127.0.0.1:9", "--exit-with-stdin");
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            assertThat(out.readLine()).startsWith("listening on ");
            process.getOutputStream().close();

            assertThat(process.waitFor(5, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isZero();
            assertThat(out.readLine()).startsWith("[Prompt Cache] Final stats: 0 cached prompts");
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void saysWhyItCannotStart() throws Exception {
        Process process = start("serve", "--backend", "not a url");
        try (BufferedReader err = process.errorReader(StandardCharsets.UTF_8)) {
            assertThat(String.join("\n", err.lines().toList()))
                    .contains("settings by flag: backend not a url")
                    .contains("not an address of a backend")
                    .contains("not a url");
            assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(1);
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void saysHowToStartABackendThatDoesNotAnswer() throws Exception {
        Process process = start("serve", "--port", "0", "--backend", "127.0.0.1:9", "--exit-with-stdin");
        try (BufferedReader err = process.errorReader(StandardCharsets.UTF_8)) {
            String line = err.readLine();
            while (line != null && !line.contains("Nothing answers at http://127.0.0.1:9")) {
                line = err.readLine();
            }
            assertThat(line).isNotNull();
            assertThat(err.readLine()).contains("mlx_lm.server --model");
        } finally {
            process.destroyForcibly();
        }
    }

    private Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                "dev.anyclaude.proxy.Main"));
        command.addAll(List.of(arguments));
        ProcessBuilder process = new ProcessBuilder(command);
        process.environment().keySet().removeIf(name -> name.startsWith(Settings.PREFIX));
        process.environment().put("XDG_CONFIG_HOME", folder.resolve("config").toString());
        process.environment().put("XDG_CACHE_HOME", folder.resolve("cache").toString());
        return process.start();
    }
}
