package dev.sotto.backend;

import picocli.CommandLine.IVersionProvider;

/** Name and version of the relay, from the manifest of the jar. */
final class Version implements IVersionProvider {
    static String text() {
        String version = Version.class.getPackage().getImplementationVersion();
        return "Sotto relay " + (version == null ? "(development)" : version);
    }

    @Override
    public String[] getVersion() {
        return new String[] {text()};
    }
}
