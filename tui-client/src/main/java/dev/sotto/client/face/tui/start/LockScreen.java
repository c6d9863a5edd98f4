package dev.sotto.client.face.tui.start;

import dev.sotto.client.face.tui.event.Key;
import dev.sotto.client.face.tui.paint.Frame;
import dev.sotto.client.face.tui.paint.Look;
import dev.sotto.client.face.tui.paint.Rect;
import dev.sotto.client.face.tui.paint.Role;

/** Locked: neither keys nor messages are in memory, and nothing of them is on the screen. */
public final class LockScreen implements StartScreen {
    private final String who;
    private final SecretField passphrase;
    private final String problem;
    private final boolean unlocking;

    private LockScreen(String who, SecretField passphrase, String problem, boolean unlocking) {
        this.who = who;
        this.passphrase = passphrase;
        this.problem = problem;
        this.unlocking = unlocking;
    }

    /** {@code who} is {@code user@server}. */
    public static LockScreen of(String who) {
        return new LockScreen(who, new SecretField(), "", false);
    }

    /** The passphrase that was taken did not work; the sentence says why. */
    public LockScreen refused(String sentence) {
        passphrase.clear();
        return new LockScreen(who, passphrase, sentence, false);
    }

    /** To be taken when {@link StartRequest.PassphraseReady} comes. */
    public SecretField passphrase() {
        return passphrase;
    }

    @Override
    public Turn key(Key key) {
        if (StartKeys.quits(key)) {
            return Turn.ask(this, new StartRequest.Quit());
        }
        if (unlocking) {
            return Turn.stay(this);
        }
        if (StartKeys.enters(key)) {
            return passphrase.isEmpty()
                    ? Turn.stay(this)
                    : Turn.ask(with("", true), new StartRequest.PassphraseReady(false));
        }
        if (StartKeys.goesBack(key)) {
            passphrase.clear();
            return Turn.stay(with("", false));
        }
        return passphrase.key(key) ? Turn.stay(with("", false)) : Turn.stay(this);
    }

    @Override
    public Turn paste(String text) {
        if (!unlocking) {
            passphrase.insert(text);
        }
        return Turn.stay(this);
    }

    @Override
    public void draw(Frame frame, Rect area, Look look) {
        Page page = new Page(area)
                .title("Sotto is locked")
                .gap()
                .needed(who, Role.TEXT)
                .gap();
        if (unlocking) {
            page.needed("Unlocking ...", Role.TEXT);
        } else {
            page.field("Passphrase:", row -> passphrase.draw(frame, row, look.ink(Role.TEXT), look))
                    .needed(problem, Role.ERROR)
                    .gap()
                    .explains("Your keys are not in memory now. Messages wait at the server meanwhile.", Role.DIM);
        }
        page.draw(frame, area, unlocking ? "Ctrl-Q quit" : "Enter unlock  Esc clear  Ctrl-Q quit", look);
    }

    @Override
    public void close() {
        passphrase.close();
    }

    private LockScreen with(String saying, boolean busy) {
        return new LockScreen(who, passphrase, saying, busy);
    }
}
