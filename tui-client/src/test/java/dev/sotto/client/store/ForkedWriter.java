package dev.sotto.client.store;

import dev.sotto.client.core.StoreChange.AddEnvelopeHash;
import dev.sotto.client.core.StoreChange.AddMessage;
import dev.sotto.client.core.StoreChange.AddOutbox;
import dev.sotto.client.core.StoreChange.PutCounter;
import dev.sotto.client.core.StoreChange.RemoveOutbox;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A process of its own that opens a store (or makes it) and commits one numbered transaction after the other, saying
 * each number once its commit returned. Ends at {@code last}, or says what failed.
 */
final class ForkedWriter {
    private ForkedWriter() {}

    public static void main(String[] arguments) throws IOException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        Path folder = Path.of(arguments[0]);
        int last = Integer.parseInt(arguments[1]);
        try {
            ClientStore store = ClientStore.exists(folder) ? Bench.open(folder) : Bench.create(folder);
            long first = store.load().counters().getOrDefault("n", 0L) + 1;
            out.println("open");
            for (long n = first; n <= last; n++) {
                store.commit(List.of(
                        new PutCounter("n", n),
                        new AddMessage(Bench.own("hans", n, "message " + n)),
                        new AddOutbox(Bench.item(n, n, "hans")),
                        new RemoveOutbox(Bench.id(n - 2)),
                        new AddEnvelopeHash(Bench.hash((int) n), n)));
                out.println(n);
            }
            store.close();
            out.println("closed");
        } catch (StoreException e) {
            out.println(e.reason());
        }
    }

    /** The command line of it, behind a prefix such as a shell's or a tracer's. */
    static ProcessBuilder command(List<String> prefix, Path folder, int last) {
        List<String> command = new ArrayList<>(prefix);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx128m",
                "-cp",
                System.getProperty("java.class.path"),
                ForkedWriter.class.getName(),
                folder.toString(),
                Integer.toString(last)));
        return new ProcessBuilder(command).redirectErrorStream(true);
    }
}
