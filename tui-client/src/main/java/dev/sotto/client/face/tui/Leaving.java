package dev.sotto.client.face.tui;

import dev.sotto.client.face.ExitCode;
import dev.sotto.client.face.tui.event.Key;
import dev.sotto.client.face.tui.event.TermEvent;
import dev.sotto.client.face.tui.model.Settings;
import dev.sotto.client.face.tui.paint.Frame;
import dev.sotto.client.face.tui.paint.Rect;
import dev.sotto.client.face.tui.paint.Role;
import dev.sotto.client.runtime.ClientApi;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/** Quitting: the client finishes what is in flight, a bounded time, and the last line says so. */
final class Leaving implements Stage {
    /** What is in flight gets this long, as in the other faces. */
    static final long GRACE_MILLIS = 10_000;

    /** A signal means soon. */
    static final long HURRY_MILLIS = 2_000;

    /** For the store and the threads, after the grace. */
    private static final long MARGIN_MILLIS = 5_000;

    static final String UNSENT = "Some messages are not sent yet. They are kept and go out at the next start.";

    private final Surroundings about;
    private final long number;
    private final Instant deadline;
    private final Optional<Integer> code;
    private final Consumer<Frame> behind;
    private final Settings settings;

    private Leaving(
            Surroundings about, long graceMillis, Optional<Integer> code, Consumer<Frame> behind, Settings settings) {
        this.about = about;
        this.number = about.nextStage();
        this.deadline = about.now().plusMillis(graceMillis + MARGIN_MILLIS);
        this.code = code;
        this.behind = behind;
        this.settings = settings;
    }

    /** {@code code}: the exit code if it is not for the messages to decide. {@code behind} draws what was there. */
    static Stage begin(
            Surroundings about,
            ClientApi client,
            long graceMillis,
            Optional<Integer> code,
            Consumer<Frame> behind,
            Settings settings) {
        Leaving leaving = new Leaving(about, graceMillis, code, behind, settings);
        client.close(graceMillis).onComplete(allSent -> leaving.closed(allSent), failed -> leaving.closed(false));
        return leaving;
    }

    @Override
    public Stage on(Input input) {
        if (input instanceof Input.Closed closed && closed.number() == number) {
            return ended(closed.allSent());
        }
        boolean asked = input instanceof Input.OfTerminal terminal && isImpatient(terminal.event());
        return asked || !about.now().isBefore(deadline) ? ended(false) : this;
    }

    @Override
    public void draw(Frame frame) {
        behind.accept(frame);
        Rect line = new Rect(0, frame.rows() - 1, frame.columns(), 1);
        frame.fill(line, settings.look().ink(Role.NOTICE));
        frame.put(
                line,
                0,
                " Finishing: what is on its way is sent, the store is closed. Ctrl-C: do not wait.",
                settings.look().ink(Role.NOTICE));
    }

    @Override
    public Optional<Instant> wakeAt() {
        return Optional.of(deadline);
    }

    private Ended ended(boolean allSent) {
        int end = code.orElse((allSent ? ExitCode.OK : ExitCode.UNSENT).number());
        return new Ended(end, allSent ? Optional.empty() : Optional.of(UNSENT));
    }

    private void closed(boolean allSent) {
        about.inputs().put(new Input.Closed(number, allSent));
    }

    private static boolean isImpatient(TermEvent event) {
        return event instanceof TermEvent.KeyPressed pressed && pressed.key().equals(Key.ctrl("c"));
    }
}
