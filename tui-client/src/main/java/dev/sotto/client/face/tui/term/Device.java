package dev.sotto.client.face.tui.term;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;

/** What a {@link Tty} stands on: the two ends of a terminal, its line discipline, its size and the signals about it. */
interface Device {
    /** Blocks until something is typed; its end is the end of the terminal. */
    InputStream input();

    /** All or an exception. */
    void write(byte[] bytes) throws IOException;

    /** Every key as it is typed, no echo, no signals from keys. Safe to call again. */
    void raw();

    /** As it was when it was opened. */
    void restore();

    int columns();

    int rows();

    /** {@code heard} is called on a thread of the system with the name of each signal: WINCH, TSTP, CONT, TERM, HUP, INT. */
    void onSignal(Consumer<String> heard);

    /** Stops the process group as Ctrl-Z does; returns when it runs again. */
    void stopProcesses();

    void close();
}
