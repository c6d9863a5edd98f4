package dev.sotto.bench.face;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** The CPU time that a full screen takes while nothing happens, focused and not, and how often its threads wake up. */
final class IdleCpu {
    private static final String GOAL = "under 0.5 % of a core";
    private static final String FOCUSED = "\033[I";
    private static final String UNFOCUSED = "\033[O";
    private static final int SETTLE_SECONDS = 10;
    /** Of /proc: fixed at 100 a second on Linux. */
    private static final double TICKS_PER_SECOND = 100;

    private final int seconds;

    IdleCpu(int seconds) {
        this.seconds = seconds;
    }

    void measure(Running running, Report report) throws Exception {
        measure(running, "idle, focused", FOCUSED, report);
        measure(running, "idle, unfocused", UNFOCUSED, report);
    }

    private void measure(Running running, String name, String focus, Report report) throws Exception {
        running.program().type(focus);
        long pid = running.javaPid();
        pass(pid, SETTLE_SECONDS);
        long ticks = ticks(pid);
        long wakeUps = wakeUps(pid);
        pass(pid, seconds);
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("% of a core", round((ticks(pid) - ticks) / TICKS_PER_SECOND / seconds * 100));
        figures.put("wake-ups/s", round((wakeUps(pid) - wakeUps) / (double) seconds));
        figures.put("seconds", seconds);
        report.add(name, running.version(), figures, GOAL);
    }

    private static void pass(long pid, int seconds) throws InterruptedException, ExecutionException {
        try {
            ProcessHandle.of(pid).orElseThrow().onExit().get(seconds, TimeUnit.SECONDS);
            throw new IllegalStateException("Java has ended");
        } catch (TimeoutException e) {
            // Still there, as it should be.
        }
    }

    /** User and system time: fields 14 and 15, counted behind the name, which may contain spaces. */
    private static long ticks(long pid) throws IOException {
        String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"), StandardCharsets.UTF_8);
        List<String> fields = List.of(stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1));
        return Long.parseLong(fields.get(11)) + Long.parseLong(fields.get(12));
    }

    private static long wakeUps(long pid) throws IOException {
        long sum = 0;
        try (Stream<Path> tasks = Files.list(Path.of("/proc", Long.toString(pid), "task"))) {
            for (Path task : tasks.toList()) {
                for (String line : Files.readAllLines(task.resolve("status"), StandardCharsets.UTF_8)) {
                    if (line.startsWith("voluntary_ctxt_switches:")) {
                        sum += Long.parseLong(
                                line.substring(line.indexOf(':') + 1).strip());
                    }
                }
            }
        }
        return sum;
    }

    private static double round(double value) {
        return Math.round(value * 100) / 100.0;
    }
}
