package dev.sotto.client.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/** The relay of a demo: the packaged jar as a process of its own, on a free port of the loopback address. */
final class DemoRelay implements AutoCloseable {
    static final String HOST = "127.0.0.1";

    private static final String LISTENING = "Sotto relay listening on " + HOST + ":";
    private static final String FINGERPRINT = "TLS fingerprint ";
    private static final long START_SECONDS = 20;
    private static final long END_SECONDS = 10;

    private final Path jar;
    private final Path folder;
    /** Both are shared with the thread that a signal starts: whichever comes second sees the other. */
    private volatile Optional<Process> process = Optional.empty();

    private volatile boolean closed;
    private int port;
    private String fingerprint = "";

    /** Starts nothing yet. */
    DemoRelay(Path jar, Path folder) {
        this.jar = jar;
        this.folder = folder;
    }

    int port() {
        return port;
    }

    /** {@code SHA-256:} and 64 hex digits. */
    String fingerprint() {
        return fingerprint;
    }

    /** SIGKILL: no chance to write anything; back when the process is gone. */
    void kill() throws DemoFailure {
        Process killed = process.orElseThrow();
        killed.destroyForcibly();
        awaitEnd(killed);
    }

    /** Ends it and lets it start no more; at any time, from any thread. */
    @Override
    public void close() {
        closed = true;
        process.ifPresent(DemoRelay::end);
    }

    /** Back when it accepts connections. After a {@link #kill} it starts on the same port and the same data. */
    void start() throws DemoFailure {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        ProcessBuilder builder = new ProcessBuilder(List.of(
                        java.toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx192m",
                        "-jar",
                        jar.toString(),
                        "--host",
                        HOST,
                        "--port",
                        Integer.toString(port),
                        "--data",
                        folder.resolve("relay").toString()))
                .redirectError(folder.resolve("relay.log").toFile());
        // No configuration of this machine's own relay.
        builder.environment().keySet().removeIf(name -> name.startsWith("SOTTO_"));
        for (String variable : List.of("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME")) {
            builder.environment().put(variable, folder.resolve("xdg").toString());
        }
        try {
            Process started = builder.start();
            process = Optional.of(started);
            if (closed) {
                end(started);
            }
            BlockingQueue<String> lines = new ArrayBlockingQueue<>(64);
            drain(started, lines);
            port = Integer.parseInt(find(started, lines, LISTENING));
            fingerprint = find(started, lines, FINGERPRINT);
        } catch (IOException e) {
            throw new DemoFailure("The relay cannot be started: " + e.getMessage());
        }
    }

    private static String find(Process started, BlockingQueue<String> lines, String prefix) throws DemoFailure {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
        try {
            for (long left = deadline - System.nanoTime(); left > 0; left = deadline - System.nanoTime()) {
                Optional<String> line = Optional.ofNullable(lines.poll(left, TimeUnit.NANOSECONDS));
                if (line.isPresent() && line.get().startsWith(prefix)) {
                    return line.get().substring(prefix.length());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        started.destroyForcibly();
        throw new DemoFailure("The relay did not say '" + prefix + "...' within " + START_SECONDS + " seconds.");
    }

    /** Reads its standard output to the end, so that it never waits for us; keeps the first lines. */
    private static void drain(Process started, BlockingQueue<String> lines) {
        Thread reader = new Thread(
                () -> {
                    try (BufferedReader out = new BufferedReader(
                            new InputStreamReader(started.getInputStream(), StandardCharsets.UTF_8))) {
                        boolean kept = true;
                        for (String line = out.readLine(); line != null; line = out.readLine()) {
                            kept = kept && lines.offer(line);
                        }
                    } catch (IOException e) {
                        lines.clear(); // the process is gone
                    }
                },
                "relay-output");
        reader.setDaemon(true);
        reader.start();
    }

    private static void end(Process process) {
        process.destroy();
        try {
            if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static void awaitEnd(Process killed) throws DemoFailure {
        try {
            if (killed.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new DemoFailure("The relay did not end.");
    }
}
