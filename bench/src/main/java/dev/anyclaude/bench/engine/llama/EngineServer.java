package dev.anyclaude.bench.engine.llama;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.jspecify.annotations.Nullable;

/**
 * The program of the child JVM. It prints {@code READY http://127.0.0.1:<port>} once it accepts requests and ends when its
 * standard input does, so that it never outlives its parent.
 */
public final class EngineServer {
    /** Starts the line that says where it listens. */
    public static final String READY = "READY ";

    /** Exit code: the native library does not load on this machine. */
    public static final int NO_NATIVE_LIBRARY = 3;

    /** Exit code: the library runs, but not with this model. */
    public static final int NO_MODEL = 4;

    /** Exit code: no port, or a folder that cannot be written. */
    public static final int NO_SERVER = 5;

    private static final int THREADS = 64;

    private EngineServer() {}

    /** Serves until standard input ends. Arguments: the components of {@link EngineSettings}. */
    public static void main(String[] args) throws IOException {
        EngineSettings settings = EngineSettings.parse(args);
        int code = serve(settings);
        try {
            deleteAll(settings.folder());
        } finally {
            // the binding's own thread never detaches from the JVM, so returning from main would not end it
            Runtime.getRuntime().halt(code);
        }
    }

    private static int serve(EngineSettings settings) {
        try {
            Engine engine = new Engine(settings);
            engine.reset();
            Server server = new Server(new QueuedThreadPool(THREADS));
            ServerConnector connector = new ServerConnector(server);
            connector.setHost(InetAddress.getLoopbackAddress().getHostAddress());
            connector.setIdleTimeout(0);
            server.addConnector(connector);
            server.setHandler(new EngineHandler(engine, settings.modelName()));
            server.start();
            System.out.println(READY + "http://127.0.0.1:" + connector.getLocalPort());
            while (System.in.read() >= 0) {
                // whatever the parent writes, only the end matters
            }
            return 0;
        } catch (LinkageError e) {
            System.err.println("the llama.cpp library does not load: " + e.getMessage());
            return NO_NATIVE_LIBRARY;
        } catch (IllegalArgumentException e) {
            System.err.println("llama.cpp does not load " + settings.model() + ": " + e.getMessage());
            return NO_MODEL;
        } catch (Exception e) { // Jetty's start declares it; whatever it is, there is no server
            System.err.println("the engine does not start: " + e);
            return NO_SERVER;
        }
    }

    private static void deleteAll(Path folder) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path each, @Nullable IOException e) throws IOException {
                Files.deleteIfExists(each);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
