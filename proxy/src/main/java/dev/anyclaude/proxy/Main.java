package dev.anyclaude.proxy;

/** Starts the proxy. */
public final class Main {
    private Main() {}

    /** Prints the version. */
    public static void main(String[] args) {
        System.out.println("anyclaude " + Main.class.getPackage().getImplementationVersion());
    }
}
