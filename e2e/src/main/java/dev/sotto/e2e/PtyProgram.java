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
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

    private static final String WRAPPING = "7";
    private static final String CURSOR = "25";
    private static final int SLICE_MILLIS = 200;

    // The emulator keeps a mark of no width in a cell until something is written there.
    private static final Pattern INVISIBLE = Pattern.compile("\\p{Cf}");
    private static final Pattern MODE = Pattern.compile("\u001b\\[\\?(\\d+)([hl])");

    private final LinuxNativePty pty;
    private final Process process;
    private final OutputStream keys;
    private final ScreenTerminal screen;
    private final Queue<String> raw = new ConcurrentLinkedQueue<>();
    private final Attributes before;
    private volatile Consumer<String> listener = chunk -> {};

    private PtyProgram(LinuxNativePty pty, ProcessBuilder builder, int columns, int rows) throws IOException {
        this.pty = pty;
        this.keys = pty.getMasterOutput();
        this.screen = new ScreenTerminal(columns, rows);
        this.before = pty.getAttr();
        this.process = builder.start();
        Thread pump = new Thread(this::pump, "pty");
        pump.setDaemon(true);
        pump.start();
    }

    public static PtyProgram start(int columns, int rows, Map<String, String> environment, List<String> command)
            throws IOException {
        LinuxNativePty pty = LinuxNativePty.open(new JniTerminalProvider(), null, Size.of(columns, rows));
        // A shell opens the terminal, and setsid makes it the controlling one of what it becomes. Signals that whoever
        // runs the tests ignores (as nohup does) are not ignored there.
        List<String> words = new ArrayList<>(
                List.of("sh", "-c", "exec setsid -c env --default-signal \"$@\" <\"$0\" >\"$0\" 2>&1", pty.getName()));
        words.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(words);
        builder.environment()
                .keySet()
                .removeIf(name -> name.startsWith("SOTTO_") || name.startsWith("XDG_") || name.startsWith("TMUX"));
        builder.environment().put("TERM", "xterm-256color");
        builder.environment().put("LANG", "C.UTF-8");
        builder.environment().putAll(environment);
        return new PtyProgram(pty, builder, columns, rows);
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

    /** The rows as text, without what has no width. */
    public List<String> rows() {
        return Arrays.stream(INVISIBLE.matcher(screen.toString()).replaceAll("").split("\n", -1))
                .map(String::stripTrailing)
                .toList();
    }

    /** The character in a cell, both counted from 0; "" in the second half of a wide one. */
    public String cell(int row, int column) {
        long[] cells = new long[screen.getColumns() * screen.getRows()];
        screen.dump(cells, new int[2]);
        int codePoint = ScreenTerminal.cellCodePoint(cells[row * screen.getColumns() + column]);
        return codePoint == 0 ? "" : Character.toString(codePoint);
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

    /** What it said before the process started. */
    public Attributes attributesBefore() {
        return before;
    }

    /** The private modes (DECSET) that were switched on and are not off again, without those a terminal begins with. */
    public Set<String> modes() {
        Set<String> on = new TreeSet<>(Set.of(WRAPPING, CURSOR));
        Matcher matcher = MODE.matcher(raw());
        while (matcher.find()) {
            if (matcher.group(2).equals("h")) {
                on.add(matcher.group(1));
            } else {
                on.remove(matcher.group(1));
            }
        }
        // As it was: the two that a terminal begins with, and nothing else.
        for (String usual : List.of(WRAPPING, CURSOR)) {
            if (!on.remove(usual)) {
                on.add("no " + usual);
            }
        }
        return on;
    }

    public boolean isCursorShown() {
        return !modes().contains("no " + CURSOR);
    }

    /** Sends a signal by its name, to this process or to another one. */
    public static void signal(String name, long pid) throws IOException, InterruptedException {
        Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(pid))
                .inheritIO()
                .start();
        if (!kill.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS) || kill.exitValue() != 0) {
            throw new AssertionError("kill -" + name + " " + pid + " failed");
        }
    }

    /** Waits until that holds of everything that came. */
    public void awaitRaw(String what, Predicate<String> holds) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!holds.test(raw())) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("no " + what + " in time:\n" + String.join("\n", rows()));
            }
            screen.waitDirty(SLICE_MILLIS);
        }
    }

    public ProcessHandle process() {
        return process.toHandle();
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
                answer(screen.read());
            }
        } catch (IOException e) {
            raw.add("\n[the terminal has gone]");
        }
    }

    /** What a terminal answers by itself, such as its status. */
    private void answer(String answer) throws IOException {
        if (!answer.isEmpty()) {
            type(answer);
        }
    }
}
