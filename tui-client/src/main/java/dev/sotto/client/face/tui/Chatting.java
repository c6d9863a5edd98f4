package dev.sotto.client.face.tui;

import dev.sotto.client.command.ClientEvent;
import dev.sotto.client.command.Command;
import dev.sotto.client.command.CommandFailure;
import dev.sotto.client.command.ErrorCode;
import dev.sotto.client.face.Inbox;
import dev.sotto.client.face.tui.event.TermEvent;
import dev.sotto.client.face.tui.model.Model;
import dev.sotto.client.face.tui.model.Msg;
import dev.sotto.client.face.tui.model.TuiEffect;
import dev.sotto.client.face.tui.model.Update;
import dev.sotto.client.face.tui.model.Updated;
import dev.sotto.client.face.tui.paint.Frame;
import dev.sotto.client.face.tui.view.View;
import dev.sotto.client.runtime.ClientApi;
import dev.sotto.client.runtime.StartOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** Signed in: the model is updated and its effects are carried out, until it is quit, locked, or the client stops. */
final class Chatting implements Stage {
    private final Surroundings about;
    private final long number;
    private final StartOptions options;
    private final ClientApi client;
    private Model model;
    private Preferences.Read preferences;
    private Instant touched;
    private boolean editing;
    private OptionalLong deletion = OptionalLong.empty();
    private Optional<CommandFailure> lastProblem = Optional.empty();
    private Optional<PasswordForm> passwords = Optional.empty();

    private Chatting(Surroundings about, StartOptions options, ClientApi client, Preferences.Read preferences) {
        this.about = about;
        this.number = about.nextStage();
        this.options = options;
        this.client = client;
        this.preferences = preferences;
        this.touched = about.now();
        this.model = Model.start(
                options.account(),
                options.server(),
                preferences.settings(),
                about.terminal().columns(),
                about.terminal().rows(),
                touched);
    }

    /** Lets the client begin. */
    static Chatting begin(Surroundings about, Preferences.Read preferences, StartOptions options, ClientApi client) {
        Chatting chatting = new Chatting(about, options, client, preferences);
        about.terminal().mouse(preferences.settings().mouse());
        chatting.take(preferences);
        client.subscribe(event -> chatting.post(new Msg.Client(event)));
        client.start();
        return chatting;
    }

    /** Something to be said once the screen is there. */
    void say(String sentence) {
        update(new Msg.Said(sentence, false));
    }

    @Override
    public Stage on(Input input) {
        // No timer runs while the machine sleeps: whatever comes first then finds it locked.
        if (isIdle() && !isEnd(input)) {
            return lockIdle();
        }
        if (input instanceof Input.ForModel message && message.number() == number) {
            return happened(message.message());
        }
        if (input instanceof Input.SettingsRead settings) {
            return take(settings.read());
        }
        if (input instanceof Input.OfTerminal terminal) {
            return reported(terminal.event());
        }
        if (input instanceof Input.Tick) {
            return update(new Msg.Tick());
        }
        return this;
    }

    @Override
    public void draw(Frame frame) {
        View.draw(model, frame);
        passwords.ifPresent(form -> form.draw(frame, model.settings().look()));
    }

    @Override
    public Optional<Instant> wakeAt() {
        return Stream.of(model.wakeAt(), idleAt()).flatMap(Optional::stream).min(Instant::compareTo);
    }

    @Override
    public boolean hidden() {
        return editing;
    }

    private Stage reported(TermEvent event) {
        if (Ending.codeOf(event).isPresent()) {
            part();
            return leave(Leaving.HURRY_MILLIS, Ending.codeOf(event));
        }
        boolean byPerson = event instanceof TermEvent.KeyPressed
                || event instanceof TermEvent.Pasted
                || event instanceof TermEvent.Mouse;
        if (byPerson && editing) {
            return this; // it was on its way when the editor was asked for
        }
        if (byPerson) {
            touched = about.now();
        }
        if (passwords.isPresent() && (event instanceof TermEvent.KeyPressed || event instanceof TermEvent.Pasted)) {
            typedSecretly(passwords.get(), event);
            return this;
        }
        return update(new Msg.Term(event));
    }

    private Stage happened(Msg message) {
        if (message instanceof Msg.EditorClosed) {
            editing = false;
            update(new Msg.Term(new TermEvent.Focused(true)));
            touched = about.now();
            about.terminal().redraw();
        }
        Stage next = update(message);
        if (message instanceof Msg.Answer answer && deletion.equals(OptionalLong.of(answer.ticket()))) {
            return leave(Leaving.GRACE_MILLIS, Optional.empty()); // the account is gone
        }
        return message instanceof Msg.Client happened ? happened(happened.event(), next) : next;
    }

    private Stage happened(ClientEvent event, Stage next) {
        if (event instanceof ClientEvent.Problem problem) {
            lastProblem = Optional.of(new CommandFailure(problem.code(), problem.sentence()));
        }
        if (event instanceof ClientEvent.Stopped stopped && next == this) {
            return stopped.code().isPresent() ? signInAgain(stopped.code().get()) : leave(0, Optional.empty());
        }
        return next;
    }

    /** The problem that came before says more than the code. */
    private Stage signInAgain(ErrorCode code) {
        passwords.ifPresent(PasswordForm::close);
        CommandFailure why = lastProblem
                .filter(problem -> problem.code() == code)
                .orElseGet(() -> new CommandFailure(code, "The client has stopped: " + code.word() + "."));
        return SigningIn.again(about, preferences, options, client, why);
    }

    private Stage take(Preferences.Read read) {
        preferences = read;
        Stage next = update(new Msg.SettingsChanged(read.settings()));
        List<String> problems = read.problems();
        if (!problems.isEmpty()) {
            // The first one is the one to mend first; the others are said when that is right.
            String more = problems.size() == 1 ? "" : " (" + (problems.size() - 1) + " more in these files)";
            update(new Msg.Said(problems.get(0) + more, true));
        }
        return next;
    }

    private Stage update(Msg message) {
        Updated updated = Update.update(model, message, about.now());
        model = updated.model();
        Stage next = this;
        for (TuiEffect effect : updated.effects()) {
            next = next == this ? carryOut(effect) : next;
        }
        return next;
    }

    private Stage carryOut(TuiEffect effect) {
        if (effect instanceof TuiEffect.Submit submit) {
            submit(submit.ticket(), submit.command());
        } else if (effect instanceof TuiEffect.RunEditor edit) {
            editing = true;
            about.outside().edit(number, edit.text(), preferences.editor());
            return update(new Msg.Term(new TermEvent.Focused(false))); // nobody sees what comes now
        } else if (effect instanceof TuiEffect.AskPasswords) {
            passwords = Optional.of(new PasswordForm());
        } else if (effect instanceof TuiEffect.Lock) {
            return lock();
        } else if (effect instanceof TuiEffect.Quit) {
            return leave(Leaving.GRACE_MILLIS, Optional.empty());
        } else {
            about.outside().carryOut(number, effect);
        }
        return this;
    }

    private void submit(long ticket, Command command) {
        if (command instanceof Command.ResetServer) {
            deletion = OptionalLong.of(ticket);
        }
        client.submit(command)
                .onComplete(
                        reply -> post(new Msg.Answer(ticket, reply)),
                        cause -> post(new Msg.Failed(ticket, Inbox.failure(cause))));
    }

    private void typedSecretly(PasswordForm form, TermEvent event) {
        PasswordForm.Turn turn = form.on(event);
        if (turn == PasswordForm.Turn.MORE) {
            return;
        }
        passwords = Optional.empty();
        if (turn == PasswordForm.Turn.DONE) {
            Command.ChangePassword change = form.command();
            client.submit(change).onComplete(done -> {
                change.current().close();
                change.next().close();
                post(
                        done.succeeded()
                                ? new Msg.Said("The passphrase is changed.", false)
                                : new Msg.Said(Inbox.failure(done.cause()).sentence(), true));
            });
        } else {
            form.close();
            post(new Msg.Said("Nothing was changed.", false));
        }
    }

    private Stage lockIdle() {
        part();
        return lock();
    }

    /** Only what goes to the client still counts. */
    private void part() {
        Updated updated = Update.update(model, new Msg.Parting(), about.now());
        model = updated.model();
        for (TuiEffect effect : updated.effects()) {
            if (effect instanceof TuiEffect.Submit submit) {
                submit(submit.ticket(), submit.command());
            }
        }
    }

    private Stage lock() {
        passwords.ifPresent(PasswordForm::close);
        return Locked.begin(about, options, client, preferences);
    }

    private Stage leave(long graceMillis, Optional<Integer> code) {
        passwords.ifPresent(PasswordForm::close);
        return Leaving.begin(about, client, graceMillis, code, frame -> View.draw(model, frame), model.settings());
    }

    private boolean isIdle() {
        return idleAt().map(at -> !about.now().isBefore(at)).orElse(false);
    }

    private static boolean isEnd(Input input) {
        return input instanceof Input.OfTerminal terminal
                && Ending.codeOf(terminal.event()).isPresent();
    }

    /** An open editor is no absence. */
    private Optional<Instant> idleAt() {
        return preferences.idleLockMinutes() == 0 || editing
                ? Optional.empty()
                : Optional.of(touched.plus(Duration.ofMinutes(preferences.idleLockMinutes())));
    }

    private void post(Msg message) {
        about.inputs().put(new Input.ForModel(number, message));
    }
}
