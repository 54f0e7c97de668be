package dev.anyclaude.proxy.cli;

import java.util.List;
import org.apache.commons.cli.ParseException;

/** One of the things that the program does. */
public interface Command {
    /** The first word that calls it. */
    String name();

    /** What may follow, in one line. */
    String synopsis();

    /** How many words it wants that belong to no option. */
    default int words() {
        return 0;
    }

    /** What it does, for the help. */
    String description();

    /** Its options, in the order of the help. */
    List<Setting> settings();

    /** Lines at the end of the help. */
    default List<String> footer() {
        return List.of();
    }

    /**
     * Does it.
     *
     * @return exit code of the program
     * @throws ParseException if an argument is none that it can work with
     */
    int run(Arguments arguments) throws ParseException, InterruptedException;
}
