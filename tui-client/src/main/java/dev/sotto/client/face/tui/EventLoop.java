package dev.sotto.client.face.tui;

import dev.sotto.client.face.tui.event.TermEvent;
import dev.sotto.client.face.tui.paint.Frame;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The one thread of the face: takes inputs, hands them to the stage, draws. What a person did is drawn as soon as
 * nothing more of it waits; what others did at most every {@value #FRAME_MILLIS} ms; nothing is done while nothing
 * happens.
 */
final class EventLoop {
    /** 30 frames a second. */
    private static final long FRAME_MILLIS = 33;

    /** Whoever asks to be woken again and again must not keep a core busy. */
    private static final long MIN_WAIT_MILLIS = 10;
    /** A wait stands still while the machine sleeps, and time does not. */
    private static final long MAX_WAIT_MILLIS = 60_000;

    private final Terminal terminal;
    private final Inputs inputs;
    private final Clock clock;
    private final boolean endAfterFirstFrame;
    private Stage stage;
    private int columns;
    private int rows;
    /** Something happened since the last frame, and whether a person waits to see it. */
    private boolean stale = true;

    private boolean urgent = true;
    private long drawnAtNanos =
            System.nanoTime() - Duration.ofMillis(FRAME_MILLIS).toNanos();

    /** {@code endAfterFirstFrame}: only to measure how long that takes. */
    EventLoop(Terminal terminal, Inputs inputs, Clock clock, Stage first, boolean endAfterFirstFrame) {
        this.terminal = terminal;
        this.inputs = inputs;
        this.clock = clock;
        this.stage = first;
        this.endAfterFirstFrame = endAfterFirstFrame;
        this.columns = terminal.columns();
        this.rows = terminal.rows();
    }

    /** The first frame, before anything has happened. */
    void drawFirst() {
        drawIfDue(false);
    }

    /** Back when the face has ended. */
    Stage.Ended run() throws InterruptedException {
        drawIfDue(false);
        while (!endAfterFirstFrame) {
            next().ifPresent(this::handle);
            // More of the same comes first, but not for longer than a frame may take.
            Optional<Input> more = inputs.take(0);
            while (more.isPresent() && !overdue()) {
                handle(more.get());
                more = inputs.take(0);
            }
            more.ifPresent(this::handle);
            if (stage instanceof Stage.Ended ended) {
                return ended;
            }
            drawIfDue(more.isPresent());
        }
        return new Stage.Ended(0, Optional.empty());
    }

    /** The next input, or nothing if it is time to draw. */
    private Optional<Input> next() throws InterruptedException {
        long untilFrame = stale && !stage.hidden() ? millisToFrame() : Long.MAX_VALUE;
        long untilWake = stage.wakeAt()
                .map(at -> Duration.between(now(), at).toMillis() + 1)
                .map(millis -> Math.max(MIN_WAIT_MILLIS, Math.min(MAX_WAIT_MILLIS, millis)))
                .orElse(Long.MAX_VALUE);
        if (untilFrame == Long.MAX_VALUE && untilWake == Long.MAX_VALUE) {
            return Optional.of(inputs.take());
        }
        Optional<Input> input = inputs.take(Math.min(untilFrame, untilWake));
        return input.isPresent() || untilWake > untilFrame ? input : Optional.of(new Input.Tick());
    }

    private void handle(Input input) {
        if (input instanceof Input.OfTerminal happened) {
            urgent = true;
            if (happened.event() instanceof TermEvent.Resized size) {
                columns = size.columns();
                rows = size.rows();
                terminal.redraw();
            } else if (happened.event() instanceof TermEvent.Resumed) {
                terminal.redraw();
            }
        }
        Stage before = stage;
        stage = stage.on(input);
        urgent |= stage != before;
        stale = true;
    }

    private void drawIfDue(boolean moreWaits) {
        if (!stale || stage.hidden() || !((urgent && !moreWaits) || overdue())) {
            return;
        }
        Frame frame = new Frame(columns, rows);
        stage.draw(frame);
        terminal.show(frame);
        stale = false;
        urgent = false;
        drawnAtNanos = System.nanoTime();
    }

    private boolean overdue() {
        return millisToFrame() == 0;
    }

    private long millisToFrame() {
        long since = Duration.ofNanos(System.nanoTime() - drawnAtNanos).toMillis();
        return Math.max(0, FRAME_MILLIS - since);
    }

    private Instant now() {
        return clock.instant();
    }
}
