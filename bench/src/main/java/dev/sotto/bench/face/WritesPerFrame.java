package dev.sotto.bench.face;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** How many system calls write to the terminal for a frame, as strace sees it; without strace there is no figure. */
final class WritesPerFrame {
    private static final int KEYS = 100;
    private static final String WRITE = "write(";
    private static final String BEGIN = "\\33[?2026h";
    private static final String END = "\\33[?2026l";

    void measure(Running running, Stream stream, Report report) throws Exception {
        Path trace = Files.createTempFile("sotto-face-bench", ".strace");
        try {
            Process strace = new ProcessBuilder(List.of(
                            "strace",
                            "-f",
                            "-qq",
                            "-e",
                            "trace=write,writev",
                            "-s",
                            "1000000",
                            "-P",
                            running.program().terminal(),
                            "-p",
                            Long.toString(running.javaPid()),
                            "-o",
                            trace.toString()))
                    .redirectErrorStream(true)
                    .start();
            int before = stream.sent();
            new Typist(running.program(), 1).type(KEYS);
            int arrived = stream.sent() - before;
            strace.destroy();
            if (!strace.waitFor(1, TimeUnit.MINUTES)) {
                throw new IllegalStateException("strace does not end");
            }
            report.add("writes per frame", running.version(), figures(trace, arrived), "1, each frame whole");
        } catch (IOException e) {
            report.add("writes per frame", running.version(), Map.of("skipped", String.valueOf(e.getMessage())), "");
        } finally {
            Files.delete(trace);
        }
    }

    private static Map<String, Object> figures(Path trace, int arrived) throws IOException {
        List<String> writes = Files.readAllLines(trace, StandardCharsets.UTF_8).stream()
                .filter(line -> line.contains(WRITE) || line.contains("writev("))
                .toList();
        long frames = writes.stream().mapToLong(line -> count(line, BEGIN)).sum();
        long whole = writes.stream()
                .filter(line -> line.contains(WRITE) && count(line, BEGIN) == 1 && count(line, END) == 1)
                .count();
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("writes", writes.size());
        figures.put("frames", frames);
        figures.put("writes of one whole frame", whole);
        figures.put("ratio", frames == 0 ? "no frames" : (Object) (writes.size() / (double) frames));
        figures.put("messages", arrived);
        return figures;
    }

    private static long count(String line, String part) {
        return Pattern.compile(part, Pattern.LITERAL).matcher(line).results().count();
    }
}
