package dev.sotto.client.face.tui;

import dev.sotto.client.face.tui.event.Key;
import dev.sotto.client.face.tui.event.TermEvent;
import dev.sotto.client.face.tui.paint.Frame;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A terminal in memory: shows what was drawn, and a test types. */
final class FakeTerminal implements Terminal, Terminal.Opener {
    private static final long LIMIT_SECONDS = 20;
    private static final long PAUSE_NANOS = 2_000_000;

    final List<String> calls = new CopyOnWriteArrayList<>();
    private volatile Consumer<TermEvent> events = event -> {};
    volatile boolean entered;
    volatile String picture = "";

    @Override
    public Terminal open(Consumer<TermEvent> consumer) throws IOException {
        events = consumer;
        return this;
    }

    void send(TermEvent event) {
        events.accept(event);
    }

    void key(Key key) {
        send(new TermEvent.KeyPressed(key));
    }

    void type(String text) {
        text.codePoints().forEach(c -> key(Key.character(Character.toString(c))));
    }

    void enterKey() {
        key(Key.of(Key.Code.ENTER));
    }

    void line(String text) {
        type(text);
        enterKey();
    }

    /** Waits until the picture has that text. */
    void awaitText(String text) {
        awaitSoon(() -> picture.contains(text));
    }

    /** Waits until it holds. */
    void awaitSoon(BooleanSupplier holds) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
        while (!holds.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("it never held; last:\n" + picture + "\n" + calls);
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    @Override
    public void enter() {
        entered = true;
        calls.add("enter");
    }

    @Override
    public void leave() {
        entered = false;
        calls.add("leave");
    }

    @Override
    public void show(Frame frame) {
        if (!entered) {
            throw new IllegalStateException("drawn on the screen of the shell");
        }
        picture = IntStream.range(0, frame.rows()).mapToObj(frame::line).collect(Collectors.joining("\n"));
    }

    @Override
    public void redraw() {
        calls.add("redraw");
    }

    @Override
    public int columns() {
        return 80;
    }

    @Override
    public int rows() {
        return 24;
    }

    @Override
    public void suspend() {
        calls.add("suspend");
    }

    @Override
    public void mouse(boolean on) {
        calls.add("mouse " + on);
    }

    @Override
    public void title(String title) {
        calls.add("title " + title);
    }

    @Override
    public boolean copy(String text) {
        calls.add("copy " + text);
        return true;
    }

    @Override
    public void notify(String title, String body) {
        calls.add("notify " + title + ": " + body);
    }

    @Override
    public <T> T outside(Callable<T> work) throws Exception {
        leave();
        try {
            return work.call();
        } finally {
            enter();
        }
    }

    @Override
    public void close() {
        leave();
        calls.add("close");
    }
}
