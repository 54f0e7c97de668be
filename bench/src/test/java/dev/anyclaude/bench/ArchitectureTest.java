package dev.anyclaude.bench;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The dependency direction of the harness, stated once. */
class ArchitectureTest {
    private static final String ROOT = "dev.anyclaude.bench.";

    /** Each package and the packages it may use; the root package may use all. */
    private static final Map<String, Set<String>> MAY_USE = Map.ofEntries(
            Map.entry("session", Set.of()),
            Map.entry("engine", Set.of()),
            Map.entry("notebook", Set.of("engine")),
            Map.entry(
                    "lab",
                    Set.of(
                            "session",
                            "plan",
                            "drive",
                            "engine",
                            "fake",
                            "sample",
                            "stats",
                            "verdict",
                            "report",
                            "notebook")),
            Map.entry("fake", Set.of("engine")),
            Map.entry("interop", Set.of("session")),
            Map.entry("micro", Set.of("drive", "sample", "stats")),
            Map.entry("plan", Set.of("session")),
            Map.entry("sample", Set.of("plan")),
            Map.entry("drive", Set.of("engine", "plan", "sample", "session")),
            Map.entry("gate", Set.of("drive", "engine", "fake", "plan", "sample", "session", "stats")),
            Map.entry("stats", Set.of("plan", "sample")),
            Map.entry("verdict", Set.of("plan", "sample", "stats")),
            Map.entry("report", Set.of("notebook", "plan", "sample", "stats", "verdict")));

    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.anyclaude.bench");

    @Test
    void everyPackageHasItsPlace() {
        Set<String> onDisk = MAIN.stream()
                .map(type -> type.getPackageName())
                .filter(name -> name.startsWith(ROOT))
                .map(name -> name.substring(ROOT.length()).replaceFirst("\\..*", ""))
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
                    .allowEmptyShould(true)
                    .check(MAIN);
        });
    }

    @Test
    void harnessSharesNoCodeWithTheProxyItMeasures() {
        noClasses()
                .that(resideInAnyPackage("dev.anyclaude.bench.."))
                .and()
                .resideOutsideOfPackage("dev.anyclaude.bench.micro..")
                .should()
                .dependOnClassesThat(resideInAnyPackage("dev.anyclaude.proxy.."))
                .check(MAIN);
    }

    @Test
    void planningIsPure() {
        noClasses()
                .that(resideInAnyPackage(ROOT + "plan"))
                .should()
                .dependOnClassesThat(resideInAnyPackage("java.net..", "java.util.concurrent..", "okhttp3.."))
                .because("the same sessions, settings and seed must give the same plan anywhere")
                .check(MAIN);
    }

    @Test
    void timesAreTakenFromTheMonotonicClock() {
        noClasses()
                .that(resideInAnyPackage(ROOT + "drive", ROOT + "fake", ROOT + "stats", ROOT + "verdict"))
                .should()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .dependOnClassesThat(resideInAnyPackage("java.time").and(not(type(Duration.class))))
                .because("a wall clock that jumps must change no measurement")
                .check(MAIN);
    }

    @Test
    void statisticsArePure() {
        noClasses()
                .that(resideInAnyPackage(ROOT + "stats"))
                .should()
                .dependOnClassesThat(resideInAnyPackage("java.net..", "java.nio.file..", "java.io..", "java.time.."))
                .because("the same samples must give the same numbers anywhere")
                .check(MAIN);
    }
}
