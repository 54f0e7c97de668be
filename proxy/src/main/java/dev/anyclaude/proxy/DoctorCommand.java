package dev.anyclaude.proxy;

import dev.anyclaude.proxy.backend.BackendAddress;
import dev.anyclaude.proxy.backend.BackendSearch;
import dev.anyclaude.proxy.backend.HttpBackend;
import dev.anyclaude.proxy.doctor.Doctor;
import dev.anyclaude.proxy.doctor.Finding;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code anyclaude doctor}: says what a backend is like, what that costs and what helps. */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description =
                "Examines a backend with a few small requests: exit code 0 if Claude Code can work with it, 1 if not.")
final class DoctorCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--backend",
            paramLabel = "URL",
            description =
                    "The model server; the usual ports of this machine are tried if not given. A key for it is taken"
                            + " from ANYCLAUDE_BACKEND_KEY or the settings file.")
    private @Nullable String backend;

    @Option(names = "--model", paramLabel = "NAME", description = "Model to ask for.")
    private @Nullable String model;

    @Override
    public Integer call() {
        String key =
                Settings.of(Objects.requireNonNull(spec, "picocli sets it")).backendKey();
        Optional<BackendAddress> address;
        try {
            address = backend == null ? BackendSearch.onThisMachine(key) : Optional.of(BackendAddress.parse(backend));
        } catch (IllegalArgumentException e) {
            System.err.println("anyclaude: " + e.getMessage());
            return 1;
        }
        if (address.isEmpty()) {
            System.err.println(BackendSearch.ADVICE);
            return 1;
        }
        System.out.println("backend " + address.get());
        List<Finding> findings = new Doctor(
                        new HttpBackend(address.get(), key),
                        Optional.ofNullable(model).filter(name -> !name.isBlank()),
                        "[" + UUID.randomUUID() + "]",
                        System.out::println)
                .examine();
        return findings.stream().anyMatch(finding -> finding.level() == Finding.Level.BROKEN) ? 1 : 0;
    }
}
