package dev.anyclaude.proxy.cli;

/**
 * What a command can be told: as an option, a variable or a line of the file.
 *
 * @param name without dashes before it, such as {@code side-requests}
 * @param argument what its value is called in the help; empty for a switch, which has none
 * @param standard its value if nothing says otherwise; empty if it then has none
 * @param description for the help
 */
public record Setting(String name, String argument, String standard, String description) {
    /** One that has no value if nothing says otherwise. */
    public static Setting of(String name, String argument, String description) {
        return new Setting(name, argument, "", description);
    }

    /** One that is on or off, and off if nothing says otherwise. */
    public static Setting ofSwitch(String name, String description) {
        return new Setting(name, "", "", description);
    }

    boolean isSwitch() {
        return argument.isEmpty();
    }
}
