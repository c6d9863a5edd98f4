package dev.sotto.e2e;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jline.terminal.Attributes;
import org.jline.terminal.Size;
import org.jline.terminal.impl.jni.JniTerminalProvider;
import org.jline.terminal.impl.jni.linux.LinuxNativePty;
import org.jline.utils.ScreenTerminal;

/**
 * A process of ours in a pseudo-terminal of its own, as its controlling terminal, and the screen that a person would
 * see there, kept by JLine's terminal emulator.
 */
public final class PtyProgram implements AutoCloseable {
    public static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final int SLICE_MILLIS = 200;

    private final LinuxNativePty pty;
    private final Process process;
    private final OutputStream keys;
    private final ScreenTerminal screen;
    private final Queue<String> raw = new ConcurrentLinkedQueue<>();
    private volatile Consumer<String> listener = chunk -> {};

    private PtyProgram(LinuxNativePty pty, Process process, int columns, int rows) throws IOException {
        this.pty = pty;
        this.process = process;
        this.keys = pty.getMasterOutput();
        this.screen = new ScreenTerminal(columns, rows);
        Thread pump = new Thread(this::pump, "pty");
        pump.setDaemon(true);
        pump.start();
    }

    public static PtyProgram start(int columns, int rows, Map<String, String> environment, List<String> command)
            throws IOException {
        LinuxNativePty pty = LinuxNativePty.open(new JniTerminalProvider(), null, Size.of(columns, rows));
        // A shell opens the terminal, and setsid makes it the controlling one of what it becomes.
        List<String> words =
                new ArrayList<>(List.of("sh", "-c", "exec setsid -c \"$@\" <\"$0\" >\"$0\" 2>&1", pty.getName()));
        words.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(words);
        builder.environment()
                .keySet()
                .removeIf(name -> name.startsWith("SOTTO_") || name.startsWith("XDG_") || name.startsWith("TMUX"));
        builder.environment().put("TERM", "xterm-256color");
        builder.environment().put("LANG", "C.UTF-8");
        builder.environment().putAll(environment);
        return new PtyProgram(pty, builder.start(), columns, rows);
    }

    /** Keys as bytes of UTF-8: {@code "\r"} is Enter, {@code "\u001b"} Escape, {@code "\u001bx"} Alt-X. */
    public void type(String typed) throws IOException {
        keys.write(typed.getBytes(StandardCharsets.UTF_8));
        keys.flush();
    }

    public void resize(int columns, int rows) throws IOException {
        screen.setSize(Size.of(columns, rows));
        pty.setSize(Size.of(columns, rows));
    }

    /** The rows as text. */
    public List<String> rows() {
        return Arrays.stream(screen.toString().split("\n", -1))
                .map(String::stripTrailing)
                .toList();
    }

    /** Waits until a row of the screen contains that. */
    public void await(String text) throws InterruptedException {
        awaitScreen("\"" + text + "\"", rows -> rows.stream().anyMatch(row -> row.contains(text)));
    }

    public void awaitGone(String text) throws InterruptedException {
        awaitScreen("no more \"" + text + "\"", rows -> rows.stream().noneMatch(row -> row.contains(text)));
    }

    public void awaitScreen(String what, Predicate<List<String>> shown) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!shown.test(rows())) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("no " + what + " in time:\n" + String.join("\n", rows()));
            }
            screen.waitDirty(SLICE_MILLIS);
        }
    }

    public ScreenTerminal screen() {
        return screen;
    }

    /** Gives it what comes from here on, as it comes and before the screen has it, on the thread that reads. */
    public void listen(Consumer<String> chunks) {
        listener = chunks;
    }

    /** Every byte that came, decoded, from the start. */
    public String raw() {
        return String.join("", raw);
    }

    /** The device that the process has for its terminal. */
    public String terminal() {
        return pty.getName();
    }

    public long pid() {
        return process.pid();
    }

    public boolean alive() {
        return process.isAlive();
    }

    public int exitCode() throws InterruptedException {
        if (!process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new AssertionError("does not exit:\n" + String.join("\n", rows()));
        }
        return process.exitValue();
    }

    /** What {@code stty -a} says of the terminal now. */
    public Attributes attributes() throws IOException {
        return pty.getAttr();
    }

    @Override
    public void close() throws IOException, InterruptedException {
        if (process.isAlive()) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        }
        pty.close();
    }

    private void pump() {
        char[] buffer = new char[8192];
        try (InputStream in = pty.getMasterInput();
                Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            for (int count = reader.read(buffer); count > 0; count = reader.read(buffer)) {
                String chunk = new String(buffer, 0, count);
                listener.accept(chunk);
                raw.add(chunk);
                screen.write(chunk);
            }
        } catch (IOException e) {
            raw.add("\n[the terminal has gone]");
        }
    }
}
