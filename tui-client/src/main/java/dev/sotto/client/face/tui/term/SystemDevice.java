package dev.sotto.client.face.tui.term;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOError;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jline.terminal.Attributes;
import org.jline.terminal.Attributes.ControlChar;
import org.jline.terminal.Attributes.InputFlag;
import org.jline.terminal.Attributes.LocalFlag;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.terminal.TerminalBuilder.SystemOutput;
import org.jline.utils.InfoCmp;
import org.jline.utils.Signals;

/**
 * The terminal of this process. JLine sets its line discipline and tells its size; the bytes are read and written here,
 * because JLine reads them one by one and asks ten times a second, and does not notice that a terminal went away.
 */
final class SystemDevice implements Device {
    private static final String TYPE = "xterm-256color";

    /** JLine warns when its native part cannot be unpacked, and then does without it. Held: else it could be collected. */
    private static final Logger WARNINGS = Logger.getLogger("org.jline");

    private static final List<String> SIGNALS = List.of("WINCH", "TSTP", "CONT", "TERM", "HUP", "INT");

    private final Terminal terminal;
    private final Attributes before;
    private final InputStream input = new FileInputStream(FileDescriptor.in);
    private final FileOutputStream output = new FileOutputStream(FileDescriptor.out);
    private Consumer<String> heard = signal -> {};

    private SystemDevice(Terminal terminal) {
        this.terminal = terminal;
        this.before = terminal.getAttributes();
    }

    /** @throws IOException with a sentence that says why there is no full screen here */
    static SystemDevice open(Optional<String> term) throws IOException {
        if (term.isEmpty() || term.get().equals("dumb")) {
            throw new IOException("This terminal cannot show a full screen (TERM is "
                    + term.orElse("not set")
                    + "). Use --plain, or set TERM to what your terminal is.");
        }
        WARNINGS.setLevel(Level.OFF);
        // Nothing of terminfo is used; this spares a process that JLine would ask.
        InfoCmp.setLoadedInfoCmp(TYPE, () -> TYPE + "|,\n\tcolors#256,\n");
        try {
            return new SystemDevice(build(false));
        } catch (IllegalStateException e) {
            return openByPrograms();
        }
    }

    /** Where JLine has no native part, stty does the same; it is asked last, because each question starts a process. */
    private static SystemDevice openByPrograms() throws IOException {
        try {
            return new SystemDevice(build(true));
        } catch (IllegalStateException e) {
            throw new IOException("Input and output are not a terminal. Use --plain or --json.", e);
        }
    }

    private static Terminal build(boolean byPrograms) throws IOException {
        return TerminalBuilder.builder()
                .system(true)
                .dumb(false)
                .systemOutput(SystemOutput.SysOut)
                .type(TYPE)
                .ffm(false)
                .exec(byPrograms)
                .nativeSignals(false)
                .graphemeCluster(false)
                .encoding(StandardCharsets.UTF_8)
                .build();
    }

    @Override
    public InputStream input() {
        return input;
    }

    @Override
    public void write(byte[] bytes) throws IOException {
        output.write(bytes);
    }

    @Override
    public void raw() {
        Attributes raw = new Attributes(before);
        raw.setLocalFlags(EnumSet.of(LocalFlag.ICANON, LocalFlag.ECHO, LocalFlag.ISIG, LocalFlag.IEXTEN), false);
        raw.setInputFlags(
                EnumSet.of(
                        InputFlag.IXON,
                        InputFlag.ICRNL,
                        InputFlag.INLCR,
                        InputFlag.IGNCR,
                        InputFlag.ISTRIP,
                        InputFlag.BRKINT,
                        InputFlag.PARMRK),
                false);
        raw.setControlChar(ControlChar.VMIN, 1);
        raw.setControlChar(ControlChar.VTIME, 0);
        apply(raw);
    }

    @Override
    public void restore() {
        apply(before);
    }

    @Override
    public int columns() {
        Size size = terminal.getSize();
        return size.getColumns() > 0 ? size.getColumns() : 80;
    }

    @Override
    public int rows() {
        Size size = terminal.getSize();
        return size.getRows() > 0 ? size.getRows() : 24;
    }

    @Override
    public void onSignal(Consumer<String> listener) {
        heard = listener;
        SIGNALS.forEach(this::listen);
    }

    @Override
    public void stopProcesses() {
        Signals.registerDefault("TSTP");
        try {
            // To the group and not to this process: a shell waits for all of it. Not STOP: where no shell could bring
            // us back, the kernel ignores TSTP.
            new ProcessBuilder("sh", "-c", "kill -TSTP 0").inheritIO().start().waitFor();
        } catch (IOException e) {
            // Without a shell there is nobody to come back from.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        listen("TSTP");
    }

    @Override
    public void close() {
        try {
            terminal.close();
        } catch (IOException e) {
            // It is gone; there is nothing left to restore.
        }
    }

    private void apply(Attributes attributes) {
        try {
            terminal.setAttributes(attributes);
        } catch (IOError | IllegalStateException e) {
            // It is gone, which the one who reads from it notices, or closed.
        }
    }

    private void listen(String signal) {
        Signals.register(signal, () -> heard.accept(signal));
    }
}
