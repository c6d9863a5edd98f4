package dev.sotto.client.face.tui.overlay;

import dev.sotto.client.face.tui.event.Key;
import dev.sotto.client.face.tui.event.TermEvent.MouseKind;
import dev.sotto.client.face.tui.keys.Action;
import dev.sotto.client.face.tui.paint.Frame;
import dev.sotto.client.face.tui.paint.Ink;
import dev.sotto.client.face.tui.paint.Look;
import dev.sotto.client.face.tui.paint.Rect;
import dev.sotto.client.face.tui.paint.Role;
import dev.sotto.protocol.AccountName;
import java.util.List;
import java.util.Optional;

/** A question before something that cannot be undone. Whoever only presses Enter has said no. */
public final class Confirm implements Overlay {
    private static final int COLUMNS = 56;
    private static final String NO = " no ";
    private static final String YES = " yes ";

    private final String title;
    private final String question;
    private final Intent onYes;
    private final Chords chords;
    private final boolean yes;

    private Confirm(String title, String question, Intent onYes, Chords chords, boolean yes) {
        this.title = title;
        this.question = question;
        this.onYes = onYes;
        this.chords = chords;
        this.yes = yes;
    }

    public static Confirm of(String title, String question, Intent onYes, Chords chords) {
        return new Confirm(title, question, onYes, chords, false);
    }

    @Override
    public Turn key(Optional<Action> action, Key key, Rect area) {
        if (key.isText()) {
            return switch (key.text()) {
                case "y", "Y" -> Turn.close(onYes);
                case "n", "N", "q" -> Turn.close();
                default -> Turn.stay(this);
            };
        }
        Optional<Action> meaning = ListKeys.meaning(action, key);
        if (meaning.equals(Optional.of(Action.CANCEL))) {
            return Turn.close();
        }
        if (meaning.equals(Optional.of(Action.ACCEPT))) {
            return yes ? Turn.close(onYes) : Turn.close();
        }
        boolean other = meaning.filter(ListKeys::moves).isPresent()
                || key.code() == Key.Code.LEFT
                || key.code() == Key.Code.RIGHT
                || key.code() == Key.Code.TAB;
        return Turn.stay(other ? new Confirm(title, question, onYes, chords, !yes) : this);
    }

    @Override
    public boolean decidesAbout(AccountName peer) {
        return onYes.equals(new Intent.AcceptIdentity(peer));
    }

    @Override
    public Turn mouse(MouseKind kind, int column, int row, Rect area) {
        if (kind != MouseKind.PRESS) {
            return Turn.stay(this);
        }
        Rect answers = answers(area);
        if (noButton(answers).contains(column, row) || !box(area).contains(column, row)) {
            return Turn.close();
        }
        return yesButton(answers).contains(column, row) ? Turn.close(onYes) : Turn.stay(this);
    }

    @Override
    public void draw(Frame frame, Rect area, Look look) {
        Rect box = box(area);
        Box.draw(frame, box, title, "y yes  n no  " + ListKeys.cancel(chords, "no"), look);
        Rect inside = Box.inside(box);
        Scroll.TOP.draw(frame, inside.above(2), rows(area), look);
        Rect answers = answers(area);
        answer(frame, noButton(answers), NO, !yes, look);
        answer(frame, yesButton(answers), YES, yes, look);
    }

    private static void answer(Frame frame, Rect button, String word, boolean chosen, Look look) {
        Ink ink = look.ink(chosen ? Role.POPUP_SELECTED : Role.POPUP);
        frame.put(button, 0, (chosen ? look.signs().pointer() : " ") + word, ink);
    }

    private static Rect noButton(Rect answers) {
        return answers.left(NO.length() + 1);
    }

    private static Rect yesButton(Rect answers) {
        return answers.rightOf(NO.length() + 3).left(YES.length() + 1);
    }

    private Rect answers(Rect area) {
        return Box.inside(box(area)).lowest(1);
    }

    private Rect box(Rect area) {
        return Box.place(area, COLUMNS, rows(area).size() + 2);
    }

    private List<List<Span>> rows(Rect area) {
        return Scroll.wrapped(question, Box.inside(Box.place(area, COLUMNS, 1)).width(), Role.POPUP);
    }
}
