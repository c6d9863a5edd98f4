package dev.sotto.client;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** The version of this build, from the manifest of its jar. */
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return new String[] {name()};
    }

    /** Name and version, which the relay's log shows too. */
    static String name() {
        return "Sotto "
                + Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
                        .orElse("(not packaged)");
    }
}
