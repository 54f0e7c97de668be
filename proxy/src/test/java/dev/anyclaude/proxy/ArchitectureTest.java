package dev.anyclaude.proxy;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The dependency direction of the proxy, stated once. */
class ArchitectureTest {
    private static final String ROOT = "dev.anyclaude.proxy.";

    /** Each package and the packages it may use; the root package may use all, and nothing uses it. */
    private static final Map<String, Set<String>> MAY_USE = Map.ofEntries(
            Map.entry("sse", Set.of()),
            Map.entry("json", Set.of()),
            Map.entry("memory", Set.of()),
            Map.entry("disk", Set.of()),
            Map.entry("cli", Set.of()),
            Map.entry("anthropic", Set.of("json", "memory", "sse")),
            Map.entry("openai", Set.of("json", "sse")),
            Map.entry("prefix", Set.of("anthropic", "json", "memory")),
            Map.entry("cache", Set.of("anthropic", "json", "prefix")),
            Map.entry("translate", Set.of("anthropic", "json", "openai", "prefix")),
            Map.entry("backend", Set.of("json", "openai", "sse")),
            Map.entry("doctor", Set.of("backend", "json", "openai", "sse")),
            Map.entry("ledger", Set.of("anthropic", "json", "prefix", "translate")),
            Map.entry("telemetry", Set.of("anthropic", "disk", "json", "ledger")),
            Map.entry("warm", Set.of("backend", "disk", "json", "memory", "openai")),
            Map.entry("record", Set.of("anthropic", "disk", "json", "sse")),
            Map.entry(
                    "turn",
                    Set.of(
                            "anthropic",
                            "backend",
                            "cache",
                            "json",
                            "ledger",
                            "memory",
                            "openai",
                            "prefix",
                            "telemetry",
                            "translate",
                            "warm")),
            Map.entry("http", Set.of("anthropic", "json", "record", "sse", "telemetry", "turn")));

    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.anyclaude.proxy");

    @Test
    void everyPackageHasItsPlace() {
        Set<String> onDisk = MAIN.stream()
                .map(type -> type.getPackageName())
                .filter(name -> name.startsWith(ROOT))
                .map(name -> name.substring(ROOT.length()))
                .collect(toSet());
        assertThat(MAY_USE.keySet()).containsAll(onDisk);
    }

    @Test
    void packagesUseOnlyWhatTheyMay() {
        MAY_USE.forEach((user, allowed) -> {
            String[] banned = MAY_USE.keySet().stream()
                    .filter(other -> !other.equals(user) && !allowed.contains(other))
                    .map(other -> ROOT + other + "..")
                    .toArray(String[]::new);
            noClasses()
                    .that(resideInAnyPackage(ROOT + user + ".."))
                    .should()
                    .dependOnClassesThat(resideInAnyPackage(banned))
                    .orShould()
                    .dependOnClassesThat()
                    .resideInAPackage("dev.anyclaude.proxy")
                    .allowEmptyShould(true)
                    .check(MAIN);
        });
    }

    @Test
    void translationIsPure() {
        noClasses()
                .that(resideInAnyPackage(ROOT + "translate.."))
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        "java.net..", "java.nio.file..", "java.time..", "java.util.concurrent..", "okhttp3.."))
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .because("a translation must replay byte for byte from a recorded stream")
                .check(MAIN);
    }
}
