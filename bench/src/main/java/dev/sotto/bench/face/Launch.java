package dev.sotto.bench.face;

import dev.sotto.e2e.PtyProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;

/** How a person starts the full screen: the launcher, with a JDK, for the account that is measured. */
final class Launch {
    static final int COLUMNS = 120;
    static final int ROWS = 40;

    private final Path root;
    private final Path javaHome;
    private final BusyAccount account;

    Launch(Path root, Path javaHome, BusyAccount account) {
        this.root = root;
        this.javaHome = javaHome;
        this.account = account;
    }

    PtyProgram start() throws IOException {
        Map<String, String> environment = new LinkedHashMap<>(account.environment());
        environment.put("JAVA_HOME", javaHome.toString());
        return PtyProgram.start(
                COLUMNS,
                ROWS,
                environment,
                List.of(
                        root.resolve("sotto").toString(),
                        "chat",
                        "--tui",
                        "--data",
                        account.data().toString(),
                        account.address()));
    }

    Path java() {
        return javaHome.resolve("bin/java");
    }

    /** As its JDK says, such as {@code 17.0.15}. */
    String version() throws IOException {
        Properties release = new Properties();
        try (var in = Files.newInputStream(javaHome.resolve("release"))) {
            release.load(in);
        }
        return String.valueOf(release.getProperty("JAVA_VERSION")).replace("\"", "");
    }

    /** The next start is the first one ever: no archive of loaded classes. */
    void forgetArchives() throws IOException {
        try (Stream<Path> files = Files.list(root.resolve("tui-client/target"))) {
            for (Path file : files.filter(f -> f.getFileName().toString().contains(".jsa"))
                    .toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    boolean hasArchive() throws IOException {
        try (Stream<Path> files = Files.list(root.resolve("tui-client/target"))) {
            return files.anyMatch(f -> f.getFileName().toString().endsWith(".jsa"));
        }
    }
}
