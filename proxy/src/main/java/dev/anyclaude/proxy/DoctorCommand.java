package dev.anyclaude.proxy;

import dev.anyclaude.proxy.backend.BackendAddress;
import dev.anyclaude.proxy.backend.BackendSearch;
import dev.anyclaude.proxy.backend.HttpBackend;
import dev.anyclaude.proxy.cli.Arguments;
import dev.anyclaude.proxy.cli.Command;
import dev.anyclaude.proxy.cli.Setting;
import dev.anyclaude.proxy.doctor.Doctor;
import dev.anyclaude.proxy.doctor.Finding;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.commons.cli.ParseException;

/** {@code anyclaude doctor}: says what a backend is like, what that costs and what helps. */
final class DoctorCommand implements Command {
    private static final Setting BACKEND = Setting.of(
            "backend",
            "URL",
            "The model server; the usual ports of this machine are tried if not given. A key for it is taken from"
                    + " ANYCLAUDE_BACKEND_KEY or the settings file.");
    private static final Setting MODEL = Setting.of("model", "NAME", "Model to ask for.");

    @Override
    public String name() {
        return "doctor";
    }

    @Override
    public String synopsis() {
        return "[OPTIONS]";
    }

    @Override
    public String description() {
        return "Examines a backend with a few small requests: exit code 0 if Claude Code can work with it, 1 if not.";
    }

    @Override
    public List<Setting> settings() {
        return List.of(BACKEND, MODEL);
    }

    @Override
    public int run(Arguments arguments) throws ParseException {
        String key = arguments.settings().backendKey();
        Optional<BackendAddress> address;
        try {
            address = BackendSearch.find(arguments.text(BACKEND), key);
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
                        arguments.text(MODEL),
                        "[" + UUID.randomUUID() + "]",
                        System.out::println)
                .examine();
        return findings.stream().anyMatch(finding -> finding.level() == Finding.Level.BROKEN) ? 1 : 0;
    }
}
