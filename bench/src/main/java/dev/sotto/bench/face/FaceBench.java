package dev.sotto.bench.face;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Measures how fast and how calm the full screen is: first frame, key to screen, system calls, CPU while
 * nothing happens. Prints a line of JSON for each figure as soon as it is there, and a table at the end. Run from the
 * root of the repository, with both programs built.
 */
@Command(name = "face-bench", mixinStandardHelpOptions = true, usageHelpWidth = 100)
public final class FaceBench implements Callable<Integer> {
    enum Part {
        FIRST_FRAME,
        KEYS,
        CALLS,
        IDLE
    }

    @Option(names = "--root", description = "The repository. Default: this folder.")
    Path root = Path.of("");

    @Option(
            names = "--java-home",
            description = "A JDK to measure with; several times: first frames with each of them.")
    List<Path> javaHomes = List.of(Path.of(System.getProperty("java.home")));

    @Option(names = "--only", split = ",", description = "Some of: ${COMPLETION-CANDIDATES}.")
    Set<Part> parts = EnumSet.allOf(Part.class);

    @Option(names = "--starts", description = "Starts for each figure of the first frame. Default: ${DEFAULT-VALUE}.")
    int starts = 10;

    @Option(names = "--chats", description = "Default: ${DEFAULT-VALUE}.")
    int chats = 50;

    @Option(names = "--messages", description = "Messages in the store. Default: ${DEFAULT-VALUE}.")
    int messages = 100_000;

    @Option(names = "--rate", description = "Messages that arrive in a second. Default: ${DEFAULT-VALUE}.")
    int rate = 50;

    @Option(names = "--keys", description = "Keys that are timed. Default: ${DEFAULT-VALUE}.")
    int keys = 600;

    @Option(names = "--idle-seconds", description = "Default: ${DEFAULT-VALUE}.")
    int idleSeconds = 60;

    private final Report report = new Report(System.out);

    public static void main(String[] args) {
        CommandLine line = new CommandLine(new FaceBench()).setCaseInsensitiveEnumValuesAllowed(true);
        System.exit(line.execute(args));
    }

    @Override
    public Integer call() throws Exception {
        Path home = root.toAbsolutePath().normalize();
        System.setProperty("sotto.backend.jar", jar(home, "backend/target/sotto-backend.jar"));
        System.setProperty("sotto.client.jar", jar(home, "tui-client/target/sotto.jar"));
        Path folder = Files.createTempDirectory("sotto-face-bench");
        try (BusyAccount account = BusyAccount.make(folder, chats, messages)) {
            List<Launch> launches = new ArrayList<>();
            for (Path javaHome : javaHomes) {
                launches.add(new Launch(home, javaHome.toAbsolutePath(), account));
            }
            if (parts.contains(Part.FIRST_FRAME)) {
                for (Launch launch : launches) {
                    new FirstFrame(launch, starts).measure(report);
                }
            }
            measureRunning(launches.get(0), account);
        } finally {
            BusyAccount.erase(folder);
        }
        report.table();
        return 0;
    }

    private void measureRunning(Launch launch, BusyAccount account) throws Exception {
        if (parts.contains(Part.KEYS) || parts.contains(Part.CALLS)) {
            try (Running running = Running.start(launch);
                    Stream stream = Stream.start(account, rate)) {
                running.open(BusyAccount.SENDER);
                stream.awaitFlow();
                if (parts.contains(Part.KEYS)) {
                    new KeyToScreen(keys).measure(running, stream, report);
                }
                if (parts.contains(Part.CALLS)) {
                    new SystemCalls(keys).measure(running, stream, report);
                }
            }
        }
        if (parts.contains(Part.IDLE)) {
            try (Running running = Running.start(launch)) {
                new IdleCpu(idleSeconds).measure(running, report);
            }
        }
    }

    private static String jar(Path root, String name) {
        Path jar = root.resolve(name);
        if (!Files.isRegularFile(jar)) {
            throw new IllegalStateException(
                    String.format(Locale.ROOT, "%s is not there. Build the programs first: ./sotto build", jar));
        }
        return jar.toString();
    }
}
