package dev.sotto.client.face.tui;

import dev.sotto.client.command.CommandFailure;
import dev.sotto.client.command.ErrorCode;
import dev.sotto.client.face.ExitCode;
import dev.sotto.client.face.tui.event.TermEvent;
import dev.sotto.client.face.tui.paint.Frame;
import dev.sotto.client.face.tui.start.LockScreen;
import dev.sotto.client.face.tui.start.StartRequest;
import dev.sotto.client.face.tui.start.StartScreen;
import dev.sotto.client.runtime.ClientApi;
import dev.sotto.client.runtime.StartOptions;
import java.time.Instant;
import java.util.Optional;

/**
 * Locked: the client is closed and its keys are wiped, the model is gone; only who it was is known. The right passphrase
 * starts another client. It is always asked for, wherever it came from at the start.
 */
final class Locked implements Stage {
    private static final long GRACE_MILLIS = 2_000;

    /** For the store and the threads, after the grace. */
    private static final long MARGIN_MILLIS = 5_000;

    private final Surroundings about;
    private final StartOptions options;
    private final long number;
    private final Instant deadline;
    private final Secret passphrase = new Secret(Optional.empty());
    private Preferences.Read preferences;
    private LockScreen screen;
    private Optional<Attempt> attempt = Optional.empty();
    private boolean closed;
    private boolean allSent;

    /** The exit code, if it ends once the client is closed; and when it does so anyway. */
    private Optional<Optional<Integer>> ending = Optional.empty();

    private Locked(Surroundings about, StartOptions options, Preferences.Read preferences) {
        this.about = about;
        this.options = options;
        this.number = about.nextStage();
        this.preferences = preferences;
        this.deadline = about.now().plusMillis(GRACE_MILLIS + MARGIN_MILLIS);
        this.screen = LockScreen.of(options.toString());
    }

    /** Closes the client; what it was told before is carried out. */
    static Stage begin(Surroundings about, StartOptions options, ClientApi client, Preferences.Read preferences) {
        Locked locked = new Locked(about, options, preferences);
        about.terminal().title("Sotto");
        about.terminal().redraw(); // with that what was drawn before is forgotten
        client.close(GRACE_MILLIS).onComplete(sent -> locked.clientClosed(sent), failed -> locked.clientClosed(false));
        return locked;
    }

    @Override
    public Stage on(Input input) {
        if (input instanceof Input.OfTerminal terminal) {
            return reported(terminal.event());
        }
        if (input instanceof Input.Closed closing && closing.number() == number) {
            closed = true;
            allSent = closing.allSent();
            tryKept();
            return ending.isPresent() ? ended(ending.get()) : this;
        } else if (input instanceof Input.Refused refused && isOurs(refused.number())) {
            refused(refused.failure());
        } else if (input instanceof Input.SignedIn signedIn && isOurs(signedIn.number())) {
            passphrase.close();
            screen.close();
            return Chatting.begin(about, preferences, options, signedIn.client());
        } else if (input instanceof Input.SettingsRead settings) {
            preferences = settings.read();
        } else if (ending.isPresent() && !about.now().isBefore(deadline)) {
            return ended(ending.get());
        }
        return this;
    }

    @Override
    public Optional<Instant> wakeAt() {
        return ending.map(code -> deadline);
    }

    @Override
    public void draw(Frame frame) {
        screen.draw(frame, frame.bounds(), preferences.settings().look());
    }

    private Stage reported(TermEvent event) {
        Optional<Integer> code = Ending.codeOf(event);
        if (code.isPresent()) {
            return end(code);
        }
        if (Ending.suspends(event)) {
            about.terminal().suspend();
            return this;
        }
        return screen.take(event).map(this::turn).orElse(this);
    }

    private Stage turn(StartScreen.Turn turn) {
        if (turn.screen() instanceof LockScreen same) {
            screen = same;
        }
        for (StartRequest request : turn.requests()) {
            if (request instanceof StartRequest.Quit) {
                return end(Optional.empty());
            }
            if (request instanceof StartRequest.PassphraseReady) {
                passphrase.keep(screen.passphrase().take(), false);
                tryKept();
            }
        }
        return this;
    }

    /** The store is for one client at a time. */
    private void tryKept() {
        if (closed && passphrase.isKept() && attempt.isEmpty()) {
            Attempt trying = Attempt.begin(about, options);
            attempt = Optional.of(trying);
            passphrase.giveTo(trying);
        }
    }

    private void refused(CommandFailure failure) {
        attempt = Optional.empty();
        passphrase.close();
        screen = screen.refused(
                failure.code() == ErrorCode.BAD_PASSWORD ? "This is not the passphrase." : failure.sentence());
    }

    /** Not before the client is closed. */
    private Stage end(Optional<Integer> code) {
        attempt.ifPresent(Attempt::cancel);
        passphrase.close();
        screen.close();
        ending = Optional.of(code);
        return closed ? ended(code) : this;
    }

    private Ended ended(Optional<Integer> code) {
        int usual = (allSent ? ExitCode.OK : ExitCode.UNSENT).number();
        return new Ended(code.orElse(usual), allSent ? Optional.empty() : Optional.of(Leaving.UNSENT));
    }

    private void clientClosed(boolean sent) {
        about.inputs().put(new Input.Closed(number, sent));
    }

    private boolean isOurs(long input) {
        return attempt.map(trying -> trying.owns(input)).orElse(false);
    }
}
