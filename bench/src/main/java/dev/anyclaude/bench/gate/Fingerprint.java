package dev.anyclaude.bench.gate;

import dev.anyclaude.bench.plan.Sha256;
import dev.anyclaude.bench.sample.Environment;
import dev.anyclaude.bench.sample.RunManifest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What must be equal for two jobs to be comparable, and what had better be.
 *
 * @param id of the hard part: 16 hexadecimal digits
 * @param hard another value makes another machine
 * @param soft another value is warned about: patches of the operating system and the JVM
 */
public record Fingerprint(String id, Map<String, String> hard, Map<String, String> soft) {
    private static final int DIGITS = 16;
    private static final String HARNESS_MAJOR = "1";

    public Fingerprint {
        hard = new TreeMap<>(hard);
        soft = new TreeMap<>(soft);
        if (!id.equals(digest(hard))) {
            throw new IllegalArgumentException("the fingerprint " + id + " is not that of its values");
        }
    }

    /** The fingerprint of a run. */
    public static Fingerprint of(RunManifest manifest) {
        Environment machine = manifest.environment();
        Map<String, String> hard = new TreeMap<>();
        hard.put("cpu", machine.cpu());
        hard.put("cores", Integer.toString(machine.cores()));
        hard.put("arch", machine.arch());
        hard.put("memory_gib", Long.toString(Math.round(machine.memoryBytes() / (double) (1 << 30))));
        hard.put("os", major(machine.os()));
        hard.put("power", machine.power());
        putIfKnown(hard, "gpu", machine.gpu());
        putIfKnown(hard, "power_mode", machine.powerMode());
        hard.put("java", Integer.toString(Runtime.version().feature()));
        hard.put("backend", manifest.backend().name());
        hard.put("model", manifest.backend().model());
        manifest.backend().description().forEach((key, value) -> hard.put("backend " + key, value));
        hard.put("sessions", manifest.sessionsSha256());
        hard.put("client_versions", String.join(",", manifest.clientVersions()));
        hard.put("max_tokens", Integer.toString(manifest.maxTokens()));
        hard.put("harness", HARNESS_MAJOR);
        Map<String, String> soft = Map.of("os", machine.os(), "jvm", machine.jvm());
        return new Fingerprint(digest(hard), hard, soft);
    }

    /** What differs in the hard part, one clause each. */
    public List<String> differences(Fingerprint other) {
        return differences(hard, other.hard);
    }

    /** What differs in the soft part, one clause each. */
    public List<String> softDifferences(Fingerprint other) {
        return differences(soft, other.soft);
    }

    /** What a machine does not say is left out, so that its fingerprint is what it was before anyone asked. */
    private static void putIfKnown(Map<String, String> hard, String key, String value) {
        if (!value.isEmpty()) {
            hard.put(key, value);
        }
    }

    private static List<String> differences(Map<String, String> here, Map<String, String> there) {
        TreeMap<String, String> keys = new TreeMap<>(here);
        keys.putAll(there);
        List<String> clauses = new ArrayList<>();
        for (String key : keys.keySet()) {
            String one = here.getOrDefault(key, "nothing");
            String other = there.getOrDefault(key, "nothing");
            if (!one.equals(other)) {
                clauses.add(key + " " + one + " instead of " + other);
            }
        }
        return clauses;
    }

    private static String major(String os) {
        return os.replaceFirst("(\\d+)[\\d.].*$", "$1");
    }

    private static String digest(Map<String, String> values) {
        StringBuilder text = new StringBuilder();
        values.forEach(
                (key, value) -> text.append(key).append('=').append(value).append('\n'));
        return Sha256.of(text.toString().getBytes(StandardCharsets.UTF_8)).substring(0, DIGITS);
    }
}
