package dev.sotto.client.face.tui;

import dev.sotto.client.command.Command;
import dev.sotto.client.face.tui.event.Key;
import dev.sotto.client.face.tui.event.TermEvent;
import dev.sotto.client.face.tui.overlay.Box;
import dev.sotto.client.face.tui.paint.Frame;
import dev.sotto.client.face.tui.paint.Ink;
import dev.sotto.client.face.tui.paint.Look;
import dev.sotto.client.face.tui.paint.Rect;
import dev.sotto.client.face.tui.paint.Role;
import dev.sotto.client.face.tui.start.SecretField;
import java.util.List;

/** Asks for the old passphrase and twice for the new one, over the chat. */
final class PasswordForm implements AutoCloseable {
    private static final List<String> QUESTIONS =
            List.of("Your passphrase now:", "The new passphrase:", "The new one again:");
    private static final int COLUMNS = 58;
    private static final int ROWS = 3;

    private final List<SecretField> fields = List.of(new SecretField(), new SecretField(), new SecretField());
    private int at;
    private String problem = "";

    /** What an event came to. */
    enum Turn {
        MORE,
        DONE,
        CANCELLED
    }

    Turn on(TermEvent event) {
        if (event instanceof TermEvent.Pasted pasted) {
            fields.get(at).insert(pasted.text());
        } else if (event instanceof TermEvent.KeyPressed pressed) {
            return key(pressed.key());
        }
        return Turn.MORE;
    }

    /** After {@link Turn#DONE}; its secrets are the caller's to close. */
    Command.ChangePassword command() {
        fields.get(2).close();
        return new Command.ChangePassword(fields.get(0).take(), fields.get(1).take());
    }

    void draw(Frame frame, Look look) {
        Rect box = Box.place(frame.bounds(), COLUMNS, ROWS);
        Box.draw(frame, box, "Change the passphrase", "Enter next  Esc change nothing", look);
        Rect inside = Box.inside(box);
        Ink popup = look.ink(Role.POPUP);
        frame.put(inside, 0, QUESTIONS.get(at), popup);
        fields.get(at).draw(frame, inside.below(1).top(1), popup, look);
        frame.put(inside, 2, problem, Box.over(popup, look.ink(Role.ERROR)));
    }

    @Override
    public void close() {
        fields.forEach(SecretField::close);
    }

    private Turn key(Key key) {
        if (key.code() == Key.Code.ESCAPE || key.equals(Key.ctrl("c"))) {
            return Turn.CANCELLED;
        }
        if (key.code() == Key.Code.ENTER) {
            return entered();
        }
        if (fields.get(at).key(key)) {
            problem = "";
        }
        return Turn.MORE;
    }

    private Turn entered() {
        if (fields.get(at).isEmpty()) {
            problem = "A passphrase has at least one character.";
        } else if (at < 2) {
            at++;
        } else if (fields.get(1).sameAs(fields.get(2))) {
            return Turn.DONE;
        } else {
            fields.get(1).clear();
            fields.get(2).clear();
            at = 1;
            problem = "The two were not the same. Type it again, then once more.";
        }
        return Turn.MORE;
    }
}
