package dev.sotto.client.face.tui.term;

import dev.sotto.client.face.Environment;
import dev.sotto.client.face.tui.event.TermEvent;
import dev.sotto.client.face.tui.paint.Frame;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * The terminal of this process as a screen. Events come on threads of its own; all methods are for one thread, the one
 * that draws, but for {@link #redraw} and {@link #leave}. However the program ends while it can still act - close,
 * exception, exit, TERM, HUP, INT - the terminal is as it was before.
 */
public final class Tty implements AutoCloseable {
    private static final long ANSWER_MILLIS = 200;
    /** No screen is larger; a size that somebody made up must not cost all memory. */
    private static final int MAX_COLUMNS = 1_000;

    private static final int MAX_ROWS = 500;

    /** The title is the one that the terminal had. */
    private static final String NO_TITLE = "";

    private final Device device;
    private final Consumer<TermEvent> events;
    private final TtyInput input;
    private final Orders.Wrapper wrapper;
    private final Canvas canvas = new Canvas();
    private final Thread reader = new Thread(this::readEvents, "sotto-terminal");
    private final Thread lastNet = new Thread(this::leave, "sotto-terminal-restore");
    private final AtomicBoolean entered = new AtomicBoolean();
    private final AtomicBoolean stale = new AtomicBoolean(true);
    private final AtomicBoolean gone = new AtomicBoolean();
    private final AtomicInteger ends = new AtomicInteger();
    private volatile CompletableFuture<Void> answer = new CompletableFuture<>();
    private volatile boolean mouse;
    private volatile String title = NO_TITLE;
    private volatile String titleSent = NO_TITLE;
    /** Another program has the terminal: what is typed for that one is nothing to us, signals of keys included. */
    private volatile boolean lent;

    private volatile boolean closed;

    Tty(Device device, Orders.Wrapper wrapper, Consumer<TermEvent> events) {
        this.device = device;
        this.wrapper = wrapper;
        this.events = events;
        this.input = new TtyInput(device.input());
    }

    /**
     * Opens the terminal; the screen is taken by {@link #enter}. {@code events} must not block for long.
     *
     * @throws IOException with a sentence that says why there is no full screen here
     */
    public static Tty open(Consumer<TermEvent> events) throws IOException {
        // What the first frame needs takes as long to load as the terminal takes to open.
        Thread warmUp = new Thread(Canvas::warmUp, "sotto-terminal-warm-up");
        warmUp.setDaemon(true);
        warmUp.start();
        Environment environment = Environment.system();
        Device device = SystemDevice.open(environment.text("TERM"));
        Tty tty = new Tty(device, Orders.Wrapper.around(environment), events);
        tty.start();
        return tty;
    }

    void start() {
        Runtime.getRuntime().addShutdownHook(lastNet);
        device.onSignal(this::signalled);
        reader.setDaemon(true);
        input.start();
        reader.start();
    }

    /** No effect after {@link #close}. */
    public void enter() {
        if (!closed && entered.compareAndSet(false, true)) {
            takeScreen();
        }
    }

    /** Gives the terminal back as it was, with nothing left in its input that was meant for us. */
    public void leave() {
        if (entered.compareAndSet(true, false)) {
            answer = new CompletableFuture<>();
            write(Modes.LEAVE + Modes.ASK_STATUS);
            awaitAnswer();
            device.restore();
        }
    }

    /** Shows the frame and the title: only what differs from the last ones is sent, in one write. */
    public void show(Frame frame) {
        if (stale.getAndSet(false)) {
            canvas.forget();
        }
        byte[] picture = canvas.bytes(frame);
        if (entered.get()) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            bytes.writeBytes(picture);
            if (!title.equals(titleSent)) {
                bytes.writeBytes(Orders.title(title).getBytes(StandardCharsets.UTF_8));
                titleSent = title;
            }
            if (bytes.size() > 0) {
                write(bytes.toByteArray());
            }
        }
    }

    /** The next frame is sent whole, whatever the terminal shows. From any thread. */
    public void redraw() {
        stale.set(true);
    }

    public int columns() {
        return Math.min(device.columns(), MAX_COLUMNS);
    }

    public int rows() {
        return Math.min(device.rows(), MAX_ROWS);
    }

    /** As Ctrl-Z does elsewhere: returns, and sends {@link TermEvent.Resumed}, when the shell brings us back. */
    public void suspend() {
        leave();
        device.stopProcesses();
        if (!lent) {
            enter();
            events.accept(new TermEvent.Resumed());
        }
    }

    /** Runs something that needs the terminal for itself, such as an editor. */
    public <T> T outside(Callable<T> work) throws Exception {
        input.pause();
        try {
            leave();
            lent = true;
            return work.call();
        } finally {
            lent = false;
            input.resume();
            enter();
        }
    }

    public void mouse(boolean on) {
        mouse = on;
        if (entered.get()) {
            write(on ? Modes.MOUSE_ON : Modes.MOUSE_OFF);
        }
    }

    /** Sanitised text; control characters are dropped here once more. Goes with the next frame. */
    public void title(String next) {
        title = next;
    }

    /** To the clipboard of the terminal, if it allows that. False: the text is too long for one. */
    public boolean copy(String text) {
        if (text.length() > Orders.MAX_COPY || text.getBytes(StandardCharsets.UTF_8).length > Orders.MAX_COPY) {
            return false;
        }
        order(Orders.copy(text, wrapper));
        return true;
    }

    /** Sanitised text; control characters are dropped here once more. */
    public void notify(String title, String body, NotifyBy by) {
        order(Orders.notification(title, body, by, wrapper));
    }

    @Override
    public void close() {
        closed = true;
        leave();
        try {
            Runtime.getRuntime().removeShutdownHook(lastNet);
        } catch (IllegalStateException e) {
            // It runs already.
        }
        device.close();
    }

    private void takeScreen() {
        device.raw();
        stale.set(true);
        titleSent = NO_TITLE;
        write(Modes.ENTER + (mouse ? Modes.MOUSE_ON : ""));
    }

    private void order(String bytes) {
        if (entered.get()) {
            write(bytes);
        }
    }

    private void write(String text) {
        write(text.getBytes(StandardCharsets.UTF_8));
    }

    private void write(byte[] bytes) {
        try {
            if (!gone.get()) {
                device.write(bytes);
            }
        } catch (IOException e) {
            hungUp();
        }
    }

    /** Everything that the terminal sent before its answer has been read then, and does not reach the shell. */
    private void awaitAnswer() {
        if (gone.get() || Thread.currentThread() == reader) {
            return;
        }
        try {
            answer.get(ANSWER_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            // A terminal that does not answer; nothing more can be done.
        }
    }

    private void readEvents() {
        Decoder decoder = new Decoder(input, () -> answer.complete(null));
        try {
            while (!gone.get()) {
                TermEvent event = decoder.next();
                if (event instanceof TermEvent.HungUp) {
                    hungUp();
                } else if (entered.get() && !(event instanceof TermEvent.Unknown)) {
                    events.accept(event);
                }
            }
        } catch (IOException e) {
            hungUp();
        }
    }

    private void hungUp() {
        if (gone.compareAndSet(false, true)) {
            answer.complete(null);
            events.accept(new TermEvent.HungUp());
        }
    }

    private void signalled(String signal) {
        if (lent && (signal.equals("INT") || signal.equals("TSTP"))) {
            return;
        }
        switch (signal) {
            case "WINCH" -> {
                redraw(); // a terminal may move what it shows, even when it has its old size again
                events.accept(new TermEvent.Resized(columns(), rows()));
            }
            case "TSTP" -> events.accept(new TermEvent.Signalled(TermEvent.Kind.SUSPEND, 20));
            case "CONT" -> {
                // Stopped without being asked: whoever had the terminal meanwhile left it as he liked.
                if (entered.get()) {
                    takeScreen();
                    events.accept(new TermEvent.Resumed());
                }
            }
            case "HUP" -> end(1);
            case "INT" -> end(2);
            default -> end(15);
        }
    }

    /** Asked to end. Asked again by a person, the answer to the first time does not come: end without it. */
    private void end(int number) {
        // A window that closes may say so twice, and that is no reason to hurry.
        if (number == 1 || ends.incrementAndGet() == 1) {
            events.accept(new TermEvent.Signalled(TermEvent.Kind.END, number));
        } else {
            leave();
            Runtime.getRuntime().halt(128 + number);
        }
    }
}
