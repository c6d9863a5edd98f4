package dev.sotto.client.face.tui;

import dev.sotto.client.face.Environment;
import dev.sotto.client.face.tui.event.TermEvent;
import dev.sotto.client.face.tui.paint.Frame;
import dev.sotto.client.face.tui.term.NotifyBy;
import dev.sotto.client.face.tui.term.Tty;
import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/** The terminal of this process. */
final class TtyTerminal implements Terminal {
    private final Tty tty;
    private final NotifyBy notifyBy;

    private TtyTerminal(Tty tty, NotifyBy notifyBy) {
        this.tty = tty;
        this.notifyBy = notifyBy;
    }

    static Terminal open(Environment environment, Consumer<TermEvent> events) throws IOException {
        return new TtyTerminal(Tty.open(events), NotifyBy.detect(environment::text));
    }

    @Override
    public void enter() {
        tty.enter();
    }

    @Override
    public void leave() {
        tty.leave();
    }

    @Override
    public void show(Frame frame) {
        tty.show(frame);
    }

    @Override
    public void redraw() {
        tty.redraw();
    }

    @Override
    public int columns() {
        return tty.columns();
    }

    @Override
    public int rows() {
        return tty.rows();
    }

    @Override
    public void suspend() {
        tty.suspend();
    }

    @Override
    public void mouse(boolean on) {
        tty.mouse(on);
    }

    @Override
    public void title(String title) {
        tty.title(title);
    }

    @Override
    public boolean copy(String text) {
        return tty.copy(text);
    }

    @Override
    public void notify(String title, String body) {
        tty.notify(title, body, notifyBy);
    }

    @Override
    public <T> T outside(Callable<T> work) throws Exception {
        return tty.outside(work);
    }

    @Override
    public void close() {
        tty.close();
    }
}
