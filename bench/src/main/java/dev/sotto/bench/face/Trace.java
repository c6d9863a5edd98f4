package dev.sotto.bench.face;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The reads and writes of a terminal as strace -ttt printed them: bytes beyond ASCII and controls are in octal. */
final class Trace {
    /** A read that another thread's call came between is printed in two lines; the second has what was read. */
    private static final Pattern CALL =
            Pattern.compile("^\\d+ +(\\d+)\\.(\\d{6}) (?:<\\.\\.\\. )?(read|writev?)(?: resumed>|\\()(.*)$");

    private static final String BEGIN = "\\33[?2026h";
    private static final String END = "\\33[?2026l";

    /** By letter as strace prints it, when it was read. */
    private final Map<String, Long> awaited = new LinkedHashMap<>();

    private final List<Long> delays = new ArrayList<>();
    private int writes;
    private int frames;
    private int wholeFrames;

    private Trace() {}

    static Trace read(Path file) throws IOException {
        Trace trace = new Trace();
        for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
            Matcher call = CALL.matcher(line);
            if (call.matches()) {
                long at = TimeUnit.SECONDS.toNanos(Long.parseLong(call.group(1)))
                        + TimeUnit.MICROSECONDS.toNanos(Long.parseLong(call.group(2)));
                if (call.group(3).equals("read")) {
                    trace.keys(call.group(4), at);
                } else if (!line.contains("resumed>")) {
                    trace.write(call.group(4), at);
                }
            }
        }
        return trace;
    }

    int writes() {
        return writes;
    }

    int frames() {
        return frames;
    }

    /** Writes that are exactly one frame from its beginning to its end. */
    int wholeFrames() {
        return wholeFrames;
    }

    Samples keysToWrites() {
        return new Samples(delays.stream().mapToLong(Long::longValue).toArray());
    }

    private void keys(String bytes, long at) {
        for (char letter : Typist.LETTERS.toCharArray()) {
            if (bytes.contains(octal(letter))) {
                awaited.put(octal(letter), at);
            }
        }
    }

    private void write(String bytes, long at) {
        int begins = count(bytes, BEGIN);
        writes++;
        frames += begins;
        wholeFrames += begins == 1 && count(bytes, END) == 1 ? 1 : 0;
        awaited.entrySet().removeIf(key -> {
            boolean written = bytes.contains(key.getKey());
            if (written) {
                delays.add(at - key.getValue());
            }
            return written;
        });
    }

    private static String octal(char letter) {
        StringBuilder octal = new StringBuilder();
        for (byte b : String.valueOf(letter).getBytes(StandardCharsets.UTF_8)) {
            octal.append(String.format(Locale.ROOT, "\\%o", b & 0xFF));
        }
        return octal.toString();
    }

    private static int count(String text, String part) {
        return (int)
                Pattern.compile(part, Pattern.LITERAL).matcher(text).results().count();
    }
}
