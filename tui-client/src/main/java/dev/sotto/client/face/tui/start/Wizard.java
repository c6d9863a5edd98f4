package dev.sotto.client.face.tui.start;

import dev.sotto.client.face.tui.event.Key;
import dev.sotto.client.face.tui.overlay.TextLine;
import dev.sotto.client.face.tui.paint.Frame;
import dev.sotto.client.face.tui.paint.Look;
import dev.sotto.client.face.tui.paint.Rect;
import dev.sotto.protocol.AccountName;
import java.util.Optional;
import java.util.function.Function;

/** Three questions: server, name, passphrase. What is known already is not asked, but can be gone back to. */
public final class Wizard implements StartScreen {
    private final Function<String, Optional<String>> serverProblem;
    private final Step step;
    private final TypedLines typed;
    private final Relay relay;
    private final SecretField passphrase;
    private final SecretField repeated;
    private final String problem;

    private Wizard(
            Function<String, Optional<String>> serverProblem,
            Step step,
            TypedLines typed,
            Relay relay,
            SecretField passphrase,
            SecretField repeated,
            String problem) {
        this.serverProblem = serverProblem;
        this.step = step;
        this.typed = typed;
        this.relay = relay;
        this.passphrase = passphrase;
        this.repeated = repeated;
        this.problem = problem;
    }

    /** What the relay said about the account. {@code fingerprint}: its identity, if it was trusted just now unseen. */
    record Relay(boolean registering, Optional<String> fingerprint) {
        static final Relay UNASKED = new Relay(false, Optional.empty());
    }

    /**
     * A wizard that begins with the first question whose answer is not known.
     *
     * @param knownServer from an option or a setting: not asked for
     * @param knownName the same
     * @param serverDefault stands in the line already, as does {@code nameDefault}; either may be empty
     * @param serverProblem a sentence if that is no address of a relay
     */
    public static Wizard of(
            Optional<String> knownServer,
            Optional<AccountName> knownName,
            String serverDefault,
            String nameDefault,
            Function<String, Optional<String>> serverProblem) {
        TypedLines typed = TypedLines.of(
                knownServer.orElse(serverDefault),
                knownName.map(AccountName::display).orElse(nameDefault));
        Step first = knownServer.isEmpty() ? Step.SERVER : knownName.isEmpty() ? Step.NAME : Step.PROBING;
        return new Wizard(serverProblem, first, typed, Relay.UNASKED, new SecretField(), new SecretField(), "");
    }

    /** The first turn: asks the relay at once where neither server nor name is in question. */
    public Turn begin() {
        return step == Step.PROBING ? probe() : Turn.stay(this);
    }

    /**
     * The relay answered, or is out of reach while there is a local store. Changes nothing if the person went back
     * meanwhile.
     *
     * @param registering there is no such account yet, and one can be made
     * @param fingerprint the relay's identity, if it was met for the first time: it is shown and explained
     */
    public Wizard probed(boolean registering, Optional<String> fingerprint) {
        if (step != Step.PROBING) {
            return this;
        }
        Step next = fingerprint.isPresent() ? Step.FINGERPRINT : Step.PASSPHRASE;
        return new Wizard(serverProblem, next, typed, new Relay(registering, fingerprint), passphrase, repeated, "");
    }

    /**
     * The relay registers by token only. What was typed else is kept.
     *
     * @param sentence why the last token was refused; empty if there was none
     */
    public Wizard tokenWanted(String sentence) {
        return step == Step.PROBING || step == Step.STARTING ? at(Step.TOKEN, sentence) : this;
    }

    /** There is no getting through to that relay: back to the question of the server. */
    public Wizard unreachable(String sentence) {
        return step == Step.PROBING ? at(Step.SERVER, sentence) : this;
    }

    /** It did not work: back to the name or, if it was given already, to the passphrase. */
    public Wizard refused(String sentence) {
        passphrase.clear();
        repeated.clear();
        if (step == Step.PROBING) {
            return at(Step.NAME, sentence);
        }
        boolean given = step == Step.STARTING || step == Step.PASSPHRASE;
        return given ? at(Step.PASSPHRASE, sentence) : this;
    }

    /** To be taken when {@link StartRequest.PassphraseReady} comes. */
    public SecretField passphrase() {
        return passphrase;
    }

    public String server() {
        return typed.server();
    }

    /** Empty while it is not a valid one. */
    public Optional<AccountName> name() {
        return typed.name();
    }

    /** If it was asked for. */
    public Optional<String> token() {
        return typed.token();
    }

    @Override
    public Turn key(Key key) {
        if (StartKeys.quits(key)) {
            return Turn.ask(this, new StartRequest.Quit());
        }
        if (StartKeys.enters(key)) {
            return entered();
        }
        if (StartKeys.goesBack(key)) {
            return Turn.stay(wentBack());
        }
        return switch (step) {
            case SERVER, NAME, TOKEN ->
                Turn.stay(typed.line(step).key(key).map(this::with).orElse(this));
            case PASSPHRASE -> Turn.stay(passphrase.key(key) ? at(step, "") : this);
            case REPEAT -> Turn.stay(repeated.key(key) ? at(step, "") : this);
            case PROBING, FINGERPRINT, STARTING -> Turn.stay(this);
        };
    }

    @Override
    public Turn paste(String text) {
        return switch (step) {
            case SERVER, NAME, TOKEN -> Turn.stay(with(typed.line(step).insert(text)));
            case PASSPHRASE -> {
                passphrase.insert(text);
                yield Turn.stay(at(step, ""));
            }
            case REPEAT -> {
                repeated.insert(text);
                yield Turn.stay(at(step, ""));
            }
            case PROBING, FINGERPRINT, STARTING -> Turn.stay(this);
        };
    }

    @Override
    public void draw(Frame frame, Rect area, Look look) {
        new WizardPage(frame, area, look).draw(this);
    }

    @Override
    public void close() {
        passphrase.close();
        repeated.close();
    }

    Step step() {
        return step;
    }

    TypedLines typed() {
        return typed;
    }

    Relay relay() {
        return relay;
    }

    SecretField repeated() {
        return repeated;
    }

    String problem() {
        return problem;
    }

    private Turn entered() {
        return switch (step) {
            case SERVER -> Turn.stay(with(typed.split()).serverEntered());
            case NAME -> name().isPresent() ? probe() : Turn.stay(at(step, nameProblem()));
            case TOKEN -> token().isPresent() ? probe() : Turn.stay(at(step, "Type the token."));
            case FINGERPRINT -> Turn.stay(at(Step.PASSPHRASE, ""));
            case PASSPHRASE -> passphraseEntered();
            case REPEAT -> repeatEntered();
            case PROBING, STARTING -> Turn.stay(this);
        };
    }

    private Wizard serverEntered() {
        if (server().isEmpty()) {
            return at(step, "Type the address of a server. Whoever runs it can tell you.");
        }
        return serverProblem
                .apply(server())
                .map(sentence -> at(Step.SERVER, sentence))
                .orElseGet(() -> at(Step.NAME, ""));
    }

    private String nameProblem() {
        return "A name has 1 to " + AccountName.MAX_LENGTH + " letters and digits (a-z, A-Z, 0-9), nothing else.";
    }

    private Turn probe() {
        Wizard probing = at(Step.PROBING, "");
        return Turn.ask(probing, new StartRequest.Probe(server(), name().orElseThrow()));
    }

    private Turn passphraseEntered() {
        if (passphrase.isEmpty()) {
            return Turn.stay(at(step, "Type a passphrase."));
        }
        return relay.registering()
                ? Turn.stay(at(Step.REPEAT, ""))
                : Turn.ask(at(Step.STARTING, ""), new StartRequest.PassphraseReady(false));
    }

    private Turn repeatEntered() {
        boolean same = passphrase.sameAs(repeated);
        repeated.clear();
        if (!same) {
            passphrase.clear();
            return Turn.stay(at(Step.PASSPHRASE, "The two were not the same. Type it again, then once more."));
        }
        return Turn.ask(at(Step.STARTING, ""), new StartRequest.PassphraseReady(true));
    }

    private Wizard wentBack() {
        return switch (step) {
            case SERVER, STARTING -> this;
            case NAME, FINGERPRINT -> at(Step.SERVER, "");
            case PROBING, TOKEN -> at(Step.NAME, "");
            case PASSPHRASE -> {
                passphrase.clear();
                yield at(Step.NAME, "");
            }
            case REPEAT -> {
                passphrase.clear();
                repeated.clear();
                yield at(Step.PASSPHRASE, "");
            }
        };
    }

    private Wizard at(Step other, String saying) {
        return new Wizard(serverProblem, other, typed, relay, passphrase, repeated, saying);
    }

    private Wizard with(TextLine line) {
        return with(typed.with(step, line));
    }

    private Wizard with(TypedLines lines) {
        return new Wizard(serverProblem, step, lines, relay, passphrase, repeated, "");
    }
}
