package dev.sotto.client.face.tui;

import dev.sotto.client.face.tui.event.TermEvent;
import dev.sotto.client.face.tui.paint.Frame;
import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/** The terminal as the face uses it. Texts given to it are sanitised already. One thread at a time. */
interface Terminal extends AutoCloseable {
    /** How one is opened; its events come on threads of its own, one after the other. */
    @FunctionalInterface
    interface Opener {
        /** Fails with a sentence where there is no terminal that can be drawn on. */
        Terminal open(Consumer<TermEvent> events) throws IOException;
    }

    /** Takes the screen; no effect if it has it. */
    void enter();

    /** Gives the screen back as it was found; no effect if it has it not. */
    void leave();

    void show(Frame frame);

    /** The next {@link #show} sends every cell. */
    void redraw();

    int columns();

    int rows();

    /** Stops the process and returns when it was continued. */
    void suspend();

    void mouse(boolean on);

    /** With the next frame. */
    void title(String title);

    /** Into the clipboard of the person's own machine. False: too long for that. */
    boolean copy(String text);

    void notify(String title, String body);

    /** Runs something that needs the terminal for itself, such as an editor; what was there comes back afterwards. */
    <T> T outside(Callable<T> work) throws Exception;

    /** Leaves, and ends the threads. */
    @Override
    void close();
}
