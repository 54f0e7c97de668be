package dev.anyclaude.bench;

import java.util.Objects;
import picocli.CommandLine.IVersionProvider;

/** The harness's version, from its jar. */
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        String version = Version.class.getPackage().getImplementationVersion();
        return new String[] {"anyclaude bench " + Objects.requireNonNullElse(version, "(not packaged)")};
    }
}
