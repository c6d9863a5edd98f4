package dev.sotto.bench.face;

import dev.sotto.e2e.PtyProgram;
import java.util.List;
import java.util.Map;

/**
 * From a key to its letter on the terminal while messages arrive in the same chat. Before and after it the same keys go
 * to a program that only sends back what it gets: what the machine itself takes under this load.
 */
final class KeyToScreen {
    private static final String GOAL = "p99 under 16";
    private static final int WARM_UP = 100;
    private static final long SEED = 20_261_125;

    private final int keys;

    KeyToScreen(int keys) {
        this.keys = keys;
    }

    void measure(Running running, Stream stream, Report report) throws Exception {
        new Typist(running.program(), SEED).type(WARM_UP);
        report.add("key to screen of cat, ms", "", echo().summary(), "");
        int before = stream.sent();
        long start = System.nanoTime();
        Map<String, Object> figures =
                new Typist(running.program(), SEED).type(keys).summary();
        figures.put("messages/s", Math.round((stream.sent() - before) / ((System.nanoTime() - start) / 1e9)));
        report.add("key to screen, ms", running.version(), figures, GOAL);
        report.add("key to screen of cat, ms", "", echo().summary(), "");
    }

    private Samples echo() throws Exception {
        try (PtyProgram cat = PtyProgram.start(
                Launch.COLUMNS, Launch.ROWS, Map.of(), List.of("sh", "-c", "stty raw -echo; echo ready; exec cat"))) {
            cat.await("ready");
            return new Typist(cat, SEED).type(keys / 3);
        }
    }
}
