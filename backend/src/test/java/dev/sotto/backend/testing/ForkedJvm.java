package dev.sotto.backend.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A main class of the tests in a process of its own, so that it can be killed or made to fail. */
public final class ForkedJvm implements AutoCloseable {
    private static final long TIMEOUT_SECONDS = 60;

    private final Process process;
    private final BufferedReader output;

    private ForkedJvm(Process process) {
        this.process = process;
        this.output = process.inputReader(StandardCharsets.UTF_8);
    }

    public static ForkedJvm start(Class<?> main, String... arguments) throws IOException {
        return start(List.of(), main, arguments);
    }

    /** Behind a prefix such as strace with its options. */
    public static ForkedJvm start(List<String> prefix, Class<?> main, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(prefix);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx128m", "-cp"));
        command.add(System.getProperty("java.class.path"));
        command.add(main.getName());
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.redirectError(ProcessBuilder.Redirect.INHERIT);
        return new ForkedJvm(builder.start());
    }

    /** The lines until the process prints that many, or ends. */
    public List<String> readLines(int atMost) throws IOException {
        List<String> lines = new ArrayList<>();
        while (lines.size() < atMost) {
            String line = output.readLine();
            if (line == null) {
                break;
            }
            lines.add(line);
        }
        return lines;
    }

    /** All further lines, to the end of the process. */
    public List<String> readToEnd() throws IOException {
        return readLines(Integer.MAX_VALUE);
    }

    /** SIGKILL. */
    public void kill() throws InterruptedException {
        // By its handle: Process.destroyForcibly would close the pipe with what is still in it.
        process.toHandle().destroyForcibly();
        exitCode();
    }

    public int exitCode() throws InterruptedException {
        if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("the process did not end in " + TIMEOUT_SECONDS + " s");
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
