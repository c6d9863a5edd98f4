package dev.sotto.bench.face;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * What the program does with its terminal as strace sees it: how many writes a frame takes, and how long it is from the
 * read of a key to the write of its letter. That is the program's part of {@link KeyToScreen}, without the terminal's.
 */
final class SystemCalls {
    private static final long SEED = 20_261_126;
    private static final int ENOUGH = 1_000_000;

    private final int keys;

    SystemCalls(int keys) {
        this.keys = keys;
    }

    /** Without strace there are no figures, and the report says so. */
    void measure(Running running, Stream stream, Report report) throws Exception {
        Path file = Files.createTempFile("sotto-face-bench", ".strace");
        try {
            Process strace = trace(running, file);
            int before = stream.sent();
            new Typist(running.program(), SEED).type(keys);
            int arrived = stream.sent() - before;
            strace.destroy();
            if (!strace.waitFor(1, TimeUnit.MINUTES)) {
                throw new IllegalStateException("strace does not end");
            }
            report(Trace.read(file), arrived, running.version(), report);
        } catch (IOException e) {
            report.add("system calls", running.version(), Map.of("skipped", String.valueOf(e.getMessage())), "");
        } finally {
            Files.delete(file);
        }
    }

    private static Process trace(Running running, Path file) throws IOException {
        return new ProcessBuilder(List.of(
                        "strace",
                        "-f",
                        "-qq",
                        "-ttt",
                        "-e",
                        "trace=read,write,writev",
                        "-s",
                        Integer.toString(ENOUGH),
                        "-P",
                        running.program().terminal(),
                        "-p",
                        Long.toString(running.javaPid()),
                        "-o",
                        file.toString()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static void report(Trace trace, int arrived, String java, Report report) throws IOException {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("writes", trace.writes());
        figures.put("frames", trace.frames());
        figures.put("writes of one whole frame", trace.wholeFrames());
        figures.put("ratio", Math.round(100.0 * trace.writes() / Math.max(1, trace.frames())) / 100.0);
        figures.put("messages", arrived);
        report.add("writes per frame", java, figures, "1, each frame whole");
        report.add("key read to letter written, ms", java, trace.keysToWrites().summary(), "");
    }
}
