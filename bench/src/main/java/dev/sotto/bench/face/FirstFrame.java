package dev.sotto.bench.face;

import dev.sotto.e2e.PtyProgram;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * From the start of the launcher to the first frame with something to read, without and with the archive of loaded
 * classes that the launcher keeps; beside it the same JDK doing nothing, as the measure of the machine.
 */
final class FirstFrame {
    private static final String GOAL = "p50 under 500 with an archive";

    private final Launch launch;
    private final int starts;

    FirstFrame(Launch launch, int starts) {
        this.launch = launch;
        this.starts = starts;
    }

    void measure(Report report) throws Exception {
        startOnce(); // the files are in memory from here on
        Samples bare = bare();
        report.add("java -version, ms", launch.version(), bare.summary(), "");
        long[] without = new long[starts];
        for (int i = 0; i < starts; i++) {
            launch.forgetArchives();
            without[i] = startOnce();
        }
        add(report, "first frame, no archive, ms", new Samples(without), bare, "");
        launch.forgetArchives();
        makeArchive();
        long[] with = new long[starts];
        for (int i = 0; i < starts; i++) {
            with[i] = startOnce();
        }
        add(report, "first frame, archive, ms", new Samples(with), bare, GOAL);
        report.add("chats shown, archive, ms", launch.version(), untilChats().summary(), "");
    }

    private void add(Report report, String name, Samples samples, Samples bare, String goal) throws IOException {
        Map<String, Object> figures = samples.summary();
        figures.put("times java -version", Math.round(samples.percentile(50) / bare.percentile(50) * 10) / 10.0);
        report.add(name, launch.version(), figures, goal);
    }

    private long startOnce() throws Exception {
        long start = System.nanoTime();
        try (PtyProgram program = launch.start()) {
            Frames frames = new Frames();
            program.listen(frames::take);
            return frames.awaitFirst() - start;
        }
    }

    /** A run that a person ends: the launcher keeps the classes that it loaded. */
    private void makeArchive() throws Exception {
        try (PtyProgram program = launch.start()) {
            program.await(BusyAccount.SIGNED_IN);
            program.type("/exit\r");
            if (program.exitCode() != 0 || !launch.hasArchive()) {
                throw new IllegalStateException("no archive was made:\n" + String.join("\n", program.rows()));
            }
        }
    }

    private Samples untilChats() throws Exception {
        long[] nanos = new long[Math.max(1, starts / 3)];
        for (int i = 0; i < nanos.length; i++) {
            long start = System.nanoTime();
            try (PtyProgram program = launch.start()) {
                program.await(BusyAccount.SIGNED_IN);
                nanos[i] = System.nanoTime() - start;
            }
        }
        return new Samples(nanos);
    }

    private Samples bare() throws IOException, InterruptedException {
        long[] nanos = new long[starts];
        for (int i = 0; i < starts; i++) {
            long start = System.nanoTime();
            Process process = new ProcessBuilder(launch.java().toString(), "-version")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!process.waitFor(1, TimeUnit.MINUTES)) {
                throw new IllegalStateException(launch.java() + " does not end");
            }
            nanos[i] = System.nanoTime() - start;
        }
        return new Samples(nanos);
    }
}
