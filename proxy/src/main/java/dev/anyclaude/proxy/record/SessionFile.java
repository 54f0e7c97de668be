package dev.anyclaude.proxy.record;

import dev.anyclaude.proxy.disk.OwnerOnly;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * One file. Turns are numbered by whoever begins them; lines are written by the writer thread alone, which opens the file with
 * the first. After a failure nothing more is written.
 */
final class SessionFile {
    private static final Set<StandardOpenOption> NEW = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);

    final long startNanos;
    private final Path folder;
    private final String name;
    private final AtomicInteger turns = new AtomicInteger();
    private @Nullable FileChannel channel;
    private final AtomicBoolean stopped = new AtomicBoolean();

    /**
     * Creates nothing yet.
     *
     * @param name of the file, without {@code .jsonl}
     * @param startNanos the instant from which its times count
     */
    SessionFile(Path folder, String name, long startNanos) {
        this.folder = folder;
        this.name = name;
        this.startNanos = startNanos;
    }

    int nextTurn() {
        return turns.getAndIncrement();
    }

    /** Writes a line through to the operating system. Writer thread only. */
    void write(String line) throws IOException {
        FileChannel open = channel;
        if (open == null) {
            open = create(1);
            channel = open;
        }
        ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
            open.write(bytes);
        }
    }

    /** Lets nothing more be written; true the first time. */
    boolean stop() {
        return stopped.compareAndSet(false, true);
    }

    boolean isStopped() {
        return stopped.get();
    }

    @Override
    public String toString() {
        return folder.resolve(name + ".jsonl").toString();
    }

    /** Opens the first name that no earlier run has taken. */
    private FileChannel create(int number) throws IOException {
        Path path = folder.resolve(number == 1 ? name + ".jsonl" : name + "-" + number + ".jsonl");
        try {
            return FileChannel.open(path, NEW, OwnerOnly.file(path));
        } catch (FileAlreadyExistsException e) {
            return create(number + 1);
        }
    }
}
