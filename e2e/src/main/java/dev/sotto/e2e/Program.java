package dev.sotto.e2e;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A process of ours: its standard output by lines as they come, its standard error kept for the failure message. */
public final class Program implements AutoCloseable {
    public static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final String END = "\u0000end";

    private final Process process;
    private final BlockingQueue<String> output = new LinkedBlockingQueue<>();
    private final ConcurrentLinkedQueue<String> everything = new ConcurrentLinkedQueue<>();
    private final List<String> pending = new ArrayList<>();
    private boolean ended;

    private Program(Process process) {
        this.process = process;
        pump(process.getInputStream(), "out ", output);
        pump(process.getErrorStream(), "err ", null);
    }

    /** Starts a jar with the JDK that runs the tests. */
    public static Program jar(Path jar, Map<String, String> environment, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx384m", "-XX:+UseSerialGC"));
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-jar", jar.toString()));
        command.addAll(arguments);
        return start(command, environment);
    }

    public static Program start(List<String> command, Map<String, String> environment) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(name -> name.startsWith("SOTTO_") || name.startsWith("XDG_"));
        builder.environment().putAll(environment);
        return new Program(builder.start());
    }

    public void type(String line) throws IOException {
        OutputStream input = process.getOutputStream();
        input.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        input.flush();
    }

    public void endInput() throws IOException {
        process.getOutputStream().close();
    }

    /** The first line so far untaken that matches; fails with everything printed when none comes in time. */
    public String await(String what, Predicate<String> matches) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        for (int i = 0; i < pending.size(); i++) {
            if (matches.test(pending.get(i))) {
                return pending.remove(i);
            }
        }
        while (!ended) {
            String line = output.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (line == null) {
                break;
            }
            if (line.equals(END)) {
                ended = true;
            } else if (matches.test(line)) {
                return line;
            } else {
                pending.add(line);
            }
        }
        throw new AssertionError(
                "no " + what + (ended ? " before the end of output" : " in time") + ":\n" + transcript());
    }

    /** Everything that came out and was not taken by {@link #await}, after the process ended. */
    public List<String> rest() throws InterruptedException {
        while (!ended) {
            String line = output.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            if (line == null) {
                throw new AssertionError("output does not end:\n" + transcript());
            }
            if (line.equals(END)) {
                ended = true;
            } else {
                pending.add(line);
            }
        }
        return List.copyOf(pending);
    }

    public int exitCode() throws InterruptedException {
        if (!process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new AssertionError("does not exit:\n" + transcript());
        }
        return process.exitValue();
    }

    public void terminate() {
        process.destroy();
    }

    /** SIGKILL, and back only when the process is gone. */
    public void kill() throws InterruptedException {
        process.destroyForcibly();
        exitCode();
    }

    public boolean alive() {
        return process.isAlive();
    }

    public long pid() {
        return process.pid();
    }

    public String transcript() {
        return String.join("\n", everything);
    }

    @Override
    public void close() throws InterruptedException {
        if (process.isAlive()) {
            process.destroyForcibly();
            process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void pump(InputStream stream, String mark, @org.jspecify.annotations.Nullable BlockingQueue<String> into) {
        Thread thread = new Thread(() -> {
            try (BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
                for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                    everything.add(mark + line);
                    if (into != null) {
                        into.add(line);
                    }
                }
            } catch (IOException e) {
                everything.add(mark + new UncheckedIOException(e));
            } finally {
                if (into != null) {
                    into.add(END);
                }
            }
        });
        thread.setDaemon(true);
        thread.start();
    }
}
