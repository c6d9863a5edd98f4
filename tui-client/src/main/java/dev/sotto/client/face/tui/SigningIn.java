package dev.sotto.client.face.tui;

import dev.sotto.client.command.CommandFailure;
import dev.sotto.client.command.ErrorCode;
import dev.sotto.client.face.tui.event.TermEvent;
import dev.sotto.client.face.tui.paint.Frame;
import dev.sotto.client.face.tui.paint.Look;
import dev.sotto.client.face.tui.start.Busy;
import dev.sotto.client.face.tui.start.StartRequest;
import dev.sotto.client.face.tui.start.StartScreen;
import dev.sotto.client.face.tui.start.Wizard;
import dev.sotto.client.runtime.ClientApi;
import dev.sotto.client.runtime.Probe;
import dev.sotto.client.runtime.StartOptions;
import dev.sotto.crypto.primitive.SecretBytes;
import dev.sotto.protocol.AccountName;
import java.util.Objects;
import java.util.Optional;

/** From the first frame, or a client that stopped by itself, to a started client: the wizard asks, an attempt works. */
final class SigningIn implements Stage {
    private final Surroundings about;
    private final Secret passphrase;
    private Preferences.Read preferences;
    private Optional<Attempt> attempt = Optional.empty();
    private Optional<Probe> probe = Optional.empty();
    private Optional<StartOptions> options;
    private Wizard wizard;
    private StartScreen screen;
    /** A client that still has to be closed before the next may start; and whether that one waits. */
    private Optional<Long> closing = Optional.empty();

    private boolean waiting;

    private SigningIn(
            Surroundings about,
            Preferences.Read preferences,
            Secret passphrase,
            Optional<StartOptions> options,
            Wizard wizard,
            StartScreen screen) {
        this.about = about;
        this.preferences = preferences;
        this.passphrase = passphrase;
        this.options = options;
        this.wizard = wizard;
        this.screen = screen;
    }

    /** {@code given}: the passphrase, if it need not be asked for. Starts with {@link Input.Begin}. */
    static SigningIn begin(Surroundings about, Preferences.Read preferences, Optional<SecretBytes> given) {
        Optional<AccountName> name = about.entrance().user().flatMap(AccountName::parse);
        Wizard wizard = Wizard.of(
                about.entrance().server(),
                name,
                about.entrance().usualServer(),
                about.entrance().user().orElse(""),
                about.entrance()::serverProblem);
        return new SigningIn(about, preferences, new Secret(given), Optional.empty(), wizard, wizard);
    }

    /** A client stopped by itself: says why, and lets sign in again. */
    static SigningIn again(
            Surroundings about,
            Preferences.Read preferences,
            StartOptions options,
            ClientApi stopped,
            CommandFailure why) {
        about.terminal().title("Sotto");
        SigningIn stage = new SigningIn(
                about,
                preferences,
                new Secret(Optional.empty()),
                Optional.of(options),
                wizardFor(about, options),
                Advice.of(why.code(), why.sentence()));
        long number = about.nextStage();
        stage.closing = Optional.of(number);
        stopped.close(0).onComplete(closed -> about.inputs().put(new Input.Closed(number, closed.succeeded())));
        return stage;
    }

    @Override
    public Stage on(Input input) {
        if (input instanceof Input.OfTerminal terminal) {
            return reported(terminal.event());
        }
        if (input instanceof Input.Begin) {
            preload();
            return turn(wizard.begin());
        }
        if (input instanceof Input.Probed probed && isOurs(probed.number())) {
            probe = Optional.of(probed.probe());
        } else if (input instanceof Input.PasswordWanted wanted && isOurs(wanted.number())) {
            passwordWanted(wanted.registering());
        } else if (input instanceof Input.Refused refused && isOurs(refused.number())) {
            refused(refused.failure());
        } else if (input instanceof Input.SignedIn signedIn && isOurs(signedIn.number())) {
            return signedIn(signedIn.client());
        } else if (input instanceof Input.Closed closed && closing.equals(Optional.of(closed.number()))) {
            closing = Optional.empty();
            if (waiting) {
                attempt(options.orElseThrow());
            }
        } else if (input instanceof Input.SettingsRead settings) {
            preferences = settings.read();
        }
        return this;
    }

    @Override
    public void draw(Frame frame) {
        Look look = preferences.settings().look();
        screen.draw(frame, frame.bounds(), look);
    }

    private Stage reported(TermEvent event) {
        Optional<Integer> code = Ending.codeOf(event);
        if (code.isPresent()) {
            return end(code.get());
        }
        if (Ending.suspends(event)) {
            about.terminal().suspend();
            return this;
        }
        return screen.take(event).map(this::turn).orElse(this);
    }

    private Stage turn(StartScreen.Turn turn) {
        show(turn.screen());
        Stage next = this;
        for (StartRequest request : turn.requests()) {
            next = carryOut(request);
        }
        return next;
    }

    private Stage carryOut(StartRequest request) {
        if (request instanceof StartRequest.Probe asked) {
            StartOptions asking = about.entrance().options(asked.name(), asked.server());
            attempt(wizard.token().map(asking::withRegistrationToken).orElse(asking));
        } else if (request instanceof StartRequest.PassphraseReady ready) {
            passphrase.keep(wizard.passphrase().take(), ready.registering());
            attempt.filter(trying -> !trying.isAnswered())
                    .ifPresentOrElse(passphrase::giveTo, () -> attempt(options.orElseThrow()));
        } else if (request instanceof StartRequest.TakeOver) {
            again(options.orElseThrow().withTakeOver());
        } else if (request instanceof StartRequest.Retry) {
            again(options.orElseThrow());
        } else if (request instanceof StartRequest.Back) {
            passphrase.close();
            show(Wizard.of(
                    Optional.empty(),
                    Optional.empty(),
                    wizard.server(),
                    wizard.name().map(AccountName::display).orElse(""),
                    about.entrance()::serverProblem));
        } else if (request instanceof StartRequest.Quit) {
            return end(0);
        }
        return this;
    }

    /** The same once more; what was typed already is not asked for again. */
    private void again(StartOptions changed) {
        show(wizardFor(about, changed).begin().screen());
        if (passphrase.isKept()) {
            show(Busy.of("Signing in to " + changed.server() + " ..."));
        }
        attempt(changed);
    }

    private void attempt(StartOptions with) {
        options = Optional.of(with);
        attempt.ifPresent(Attempt::cancel);
        probe = Optional.empty();
        waiting = closing.isPresent();
        if (!waiting) {
            Attempt trying = Attempt.begin(about, with);
            attempt = Optional.of(trying);
            passphrase.giveTo(trying);
        }
    }

    private void passwordWanted(boolean registering) {
        if (attempt.map(Attempt::isAnswered).orElse(true)) {
            return;
        }
        show(wizard.probed(registering, newFingerprint()));
    }

    private void refused(CommandFailure failure) {
        attempt = Optional.empty();
        ErrorCode code = failure.code();
        if (code == ErrorCode.BAD_PASSWORD) {
            passphrase.close();
            // Asked for, or told by a file that is wrong: both times somebody types now.
            show(wizard.probed(false, Optional.empty()).refused(failure.sentence()));
        } else if (code == ErrorCode.REGISTRATION_REFUSED && registersByToken()) {
            boolean first = options.flatMap(StartOptions::registrationToken).isEmpty();
            show(wizard.tokenWanted(first ? "" : failure.sentence()));
        } else if (code == ErrorCode.INVALID_NAME) {
            passphrase.close();
            show(wizard.refused(failure.sentence()));
        } else if (code == ErrorCode.UNREACHABLE && about.entrance().server().isEmpty() && !passphrase.isKept()) {
            show(wizard.unreachable(failure.sentence()));
        } else {
            show(Advice.of(code, failure.sentence()));
        }
    }

    private Stage signedIn(ClientApi client) {
        remember(options.orElseThrow());
        Optional<String> fingerprint = passphrase.wasTyped() ? Optional.empty() : newFingerprint();
        leaveScreens();
        Chatting chatting =
                Chatting.begin(about, preferences, options.orElseThrow().again(), client);
        fingerprint.ifPresent(seen -> chatting.say("First contact with this server: it is trusted from now on. Compare"
                + " its fingerprint with the one that it printed at its start: " + seen));
        return chatting;
    }

    private void remember(StartOptions used) {
        Entrance entrance = about.entrance();
        if (entrance.user().isEmpty() || entrance.server().isEmpty()) {
            about.worker().run(() -> entrance.remember(used.account(), used.server()));
        }
    }

    /** Most of the program is loaded while the person reads the first question. */
    private void preload() {
        about.worker().run(() -> Objects.requireNonNull(about.starter().get()));
    }

    private Stage end(int code) {
        attempt.ifPresent(Attempt::cancel);
        leaveScreens();
        return new Ended(code, Optional.empty());
    }

    private void leaveScreens() {
        passphrase.close();
        wizard.close();
        screen.close();
    }

    private void show(StartScreen next) {
        screen = next;
        if (next instanceof Wizard asking) {
            wizard = asking;
        }
    }

    private Optional<String> newFingerprint() {
        return probe.filter(Probe::newIdentity).flatMap(Probe::fingerprint);
    }

    private boolean registersByToken() {
        return probe.filter(answer -> answer.registration() == Probe.RegistrationMode.TOKEN)
                .isPresent();
    }

    private boolean isOurs(long number) {
        return attempt.map(trying -> trying.owns(number)).orElse(false);
    }

    private static Wizard wizardFor(Surroundings about, StartOptions options) {
        return Wizard.of(
                Optional.of(options.server()),
                Optional.of(options.account()),
                options.server(),
                options.account().display(),
                about.entrance()::serverProblem);
    }
}
