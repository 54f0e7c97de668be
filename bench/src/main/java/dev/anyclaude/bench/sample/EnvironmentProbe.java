package dev.anyclaude.bench.sample;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** Asks this machine what it is. What it cannot learn stays unknown; nothing here fails a run. */
public final class EnvironmentProbe {
    private static final long PATIENCE_SECONDS = 5;

    private EnvironmentProbe() {}

    /**
     * Takes the reading.
     *
     * @param tree a folder of the git working tree the harness runs from
     */
    public static Environment read(Path tree) {
        OperatingSystemMXBean machine = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return new Environment(
                property("os.name") + " " + property("os.version"),
                property("os.arch"),
                cpu(),
                Runtime.getRuntime().availableProcessors(),
                machine.getTotalMemorySize(),
                machine.getFreeMemorySize(),
                property("java.vm.vendor") + " " + property("java.vm.name") + " " + property("java.vm.version"),
                machine.getSystemLoadAverage(),
                power(),
                output(tree, List.of("git", "rev-parse", "HEAD")),
                !output(tree, List.of("git", "status", "--porcelain", "--untracked-files=no"))
                        .isEmpty(),
                isMac() ? MacReports.gpu(output(Path.of(""), List.of("system_profiler", "SPDisplaysDataType"))) : "",
                isMac() ? MacReports.powerMode(output(Path.of(""), List.of("pmset", "-g"))) : "");
    }

    private static String property(String name) {
        return System.getProperty(name, "");
    }

    private static String cpu() {
        if (isMac()) {
            return output(Path.of(""), List.of("sysctl", "-n", "machdep.cpu.brand_string"));
        }
        try {
            for (String line : Files.readAllLines(Path.of("/proc/cpuinfo"), StandardCharsets.UTF_8)) {
                if (line.startsWith("model name")) {
                    return line.substring(line.indexOf(':') + 1).strip();
                }
            }
        } catch (IOException e) {
            return "";
        }
        return "";
    }

    /** {@code mains}, {@code battery}, or empty where the machine does not say. */
    static String power() {
        if (isMac()) {
            String report = output(Path.of(""), List.of("pmset", "-g", "batt"));
            return report.contains("'Battery Power'") ? "battery" : report.contains("'AC Power'") ? "mains" : "";
        }
        Path supplies = Path.of("/sys/class/power_supply");
        if (!Files.isDirectory(supplies)) {
            return "";
        }
        String found = "";
        try (DirectoryStream<Path> each = Files.newDirectoryStream(supplies)) {
            for (Path supply : each) {
                if (holds(supply.resolve("online"), "1")) {
                    return "mains";
                }
                if (holds(supply.resolve("status"), "Discharging")) {
                    found = "battery";
                }
            }
        } catch (IOException e) {
            return "";
        }
        return found;
    }

    private static boolean holds(Path file, String word) throws IOException {
        return Files.isReadable(file)
                && Files.readString(file, StandardCharsets.UTF_8).strip().equals(word);
    }

    static boolean isMac() {
        return property("os.name").toLowerCase(Locale.ROOT).startsWith("mac");
    }

    /** What a command prints, without white space at its ends; empty if there is no such command or it fails. */
    static String output(Path folder, List<String> command) {
        try {
            Process process = new ProcessBuilder(command)
                    .directory(folder.toAbsolutePath().toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            process.getOutputStream().close();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (!ended) {
                process.destroyForcibly();
            }
            return ended && process.exitValue() == 0 ? text : "";
        } catch (IOException e) {
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }
}
