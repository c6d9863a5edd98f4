package dev.sotto.e2e;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code sotto chat} on the full screen of a pseudo-terminal, with a folder of its own for everything it keeps. */
final class FullScreen implements AutoCloseable {
    static final String ENTER = "\r";
    static final String ESCAPE = "\u001b";
    static final String F1 = "\u001bOP";
    static final String UP = "\u001b[A";
    static final String DOWN = "\u001b[B";
    static final String FOCUSED = "\u001b[I";
    static final String UNFOCUSED = "\u001b[O";

    private final PtyProgram terminal;

    private FullScreen(PtyProgram terminal) {
        this.terminal = terminal;
    }

    /** How one is started; begins with 100x30, a folder and the passphrase of {@link JsonClient#start}. */
    static final class Start {
        private final Path data;
        private final Map<String, String> environment = new LinkedHashMap<>();
        private final List<String> arguments = new ArrayList<>();
        private int columns = 100;
        private int rows = 30;

        private Start(Path data) {
            this.data = data;
            environment.put("XDG_CONFIG_HOME", data.resolve("config").toString());
            environment.put("XDG_STATE_HOME", data.resolve("state").toString());
        }

        Start size(int wide, int high) {
            columns = wide;
            rows = high;
            return this;
        }

        Start set(String variable, String value) {
            environment.put(variable, value);
            return this;
        }

        Start with(String... words) {
            arguments.addAll(List.of(words));
            return this;
        }

        FullScreen now() throws IOException {
            List<String> command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m"));
            command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-jar", JsonClient.JAR.toString()));
            command.addAll(List.of("--data", data.toString()));
            command.addAll(arguments);
            return new FullScreen(PtyProgram.start(columns, rows, environment, command));
        }

        /** Waits until the relay has let it in. */
        FullScreen online() throws IOException, InterruptedException {
            FullScreen screen = now();
            screen.await("online");
            return screen;
        }
    }

    /** Nothing told but the folder. */
    static Start in(Path data) {
        return new Start(data);
    }

    /** A user who needs to be asked for nothing. */
    static Start of(Relay relay, String user, Path data) {
        return new Start(data)
                .set("SOTTO_PASSWORD", "password of " + user)
                .with("--fingerprint", relay.fingerprint(), user + "@" + relay.address());
    }

    PtyProgram terminal() {
        return terminal;
    }

    void press(String keys) throws IOException {
        terminal.type(keys);
    }

    /** Types a line and Enter. */
    void line(String text) throws IOException {
        terminal.type(text + ENTER);
    }

    /** The chat with somebody, by the quick switcher. */
    void open(String user) throws IOException, InterruptedException {
        press(ctrl('p'));
        await("Go to a chat");
        press(user + ENTER);
        terminal.awaitGone("Go to a chat");
        await(user + "  unverified");
    }

    /** As a terminal does when a person pastes. */
    void paste(String text) throws IOException {
        terminal.type("\u001b[200~" + text + "\u001b[201~");
    }

    void await(String text) throws InterruptedException {
        terminal.await(text);
    }

    /** The row that contains that, when there is one. */
    String row(String text) throws InterruptedException {
        terminal.await(text);
        return terminal.rows().stream()
                .filter(row -> row.contains(text))
                .findFirst()
                .orElseThrow(() -> new AssertionError("gone again: " + text + "\n" + shown()));
    }

    /** The first row of the status: connection, account, and what is to be said, in as many rows as that takes. */
    int statusRow() {
        List<String> rows = terminal.rows();
        for (int row = rows.size() - 1; row >= 0; row--) {
            if (rows.get(row).startsWith(" \u25CF online")) {
                return row;
            }
        }
        throw new AssertionError("no status:\n" + shown());
    }

    /** The whole screen, for the message of a failure. */
    String shown() {
        return String.join("\n", terminal.rows());
    }

    static String ctrl(char letter) {
        return String.valueOf((char) (letter & 0x1f));
    }

    static String alt(String key) {
        return "\u001b" + key;
    }

    @Override
    public void close() throws IOException, InterruptedException {
        terminal.close();
    }
}
