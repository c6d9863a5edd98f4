package dev.sotto.bench.face;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The figures: a line of JSON at once, a row of the table at the end. Each carries the load of the machine. */
final class Report {
    private final PrintStream out;
    private final List<String> rows = new ArrayList<>();

    Report(PrintStream out) {
        this.out = out;
    }

    /** {@code goal}: in words, empty if there is none. */
    void add(String measure, String java, Map<String, Object> figures, String goal) throws IOException {
        double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("measure", measure);
        line.put("java", java);
        line.putAll(figures);
        line.put("goal", goal);
        line.put("load", load);
        out.println(JSON.std.asString(line));
        out.flush();
        String values = figures.entrySet().stream()
                .map(figure -> figure.getKey() + " " + figure.getValue())
                .collect(Collectors.joining("  "));
        rows.add(String.format(Locale.ROOT, "%-34s %-8s load %4.1f  %s%s", measure, java, load, values, goal(goal)));
    }

    void table() {
        out.println();
        rows.forEach(out::println);
        out.flush();
    }

    private static String goal(String goal) {
        return goal.isEmpty() ? "" : "  (goal: " + goal + ")";
    }
}
