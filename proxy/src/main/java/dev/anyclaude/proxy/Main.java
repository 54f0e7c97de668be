package dev.anyclaude.proxy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command {@code anyclaude}. */
@Command(
        name = "anyclaude",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        description = "Lets Claude Code work with a model on this machine.",
        subcommands = {ServeCommand.class, DoctorCommand.class, ExplainCommand.class})
public final class Main implements Runnable {
    /** From the jar's manifest. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"anyclaude " + Wiring.version()};
        }
    }

    private final Optional<Rehearsal> begun;

    private Main(Optional<Rehearsal> begun) {
        this.begun = begun;
    }

    /** Runs the command and exits: 0 when told to end, 1 if it cannot start, 2 for wrong arguments. */
    public static void main(String[] args) {
        // While the arguments are read, which takes a while, too.
        boolean serves = args.length > 0 && args[0].equals("serve");
        Optional<Rehearsal> begun = serves ? Optional.of(Rehearsal.begin(System.err)) : Optional.empty();
        try {
            Settings settings = Settings.read(System.getenv(), Path.of(System.getProperty("user.home")));
            System.exit(commandLine(settings, begun).execute(args));
        } catch (IOException e) {
            System.err.println("anyclaude: cannot read the settings: " + e.getMessage());
            System.exit(1);
        }
    }

    /** All commands; options that are not given get their values from the settings. */
    static CommandLine commandLine(Settings settings) {
        return commandLine(settings, Optional.empty());
    }

    private static CommandLine commandLine(Settings settings, Optional<Rehearsal> begun) {
        return new CommandLine(new Main(begun))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setDefaultValueProvider(settings);
    }

    /** The one that has begun with the program, else one that begins now. */
    Rehearsal rehearsal() {
        return begun.orElseGet(() -> Rehearsal.begin(System.err));
    }

    @Override
    public void run() {
        CommandLine.usage(this, System.out);
    }
}
