package dev.sotto.client.face.tui.overlay;

import dev.sotto.client.face.tui.event.Key;
import dev.sotto.client.face.tui.event.TermEvent.MouseKind;
import dev.sotto.client.face.tui.keys.Action;
import dev.sotto.client.face.tui.paint.Frame;
import dev.sotto.client.face.tui.paint.Look;
import dev.sotto.client.face.tui.paint.Rect;
import dev.sotto.client.text.Clusters;
import dev.sotto.protocol.AccountName;
import java.util.Optional;

/**
 * The number that two people compare to know that nobody is between them; after a change of the other's identity the
 * old one above the new one. Whether they match is for the person to say.
 */
public final class SafetyNumberView implements Overlay {
    private static final int COLUMNS = 62;

    private final Subject subject;
    private final Chords chords;
    private final Scroll scroll;

    private SafetyNumberView(Subject subject, Chords chords, Scroll scroll) {
        this.subject = subject;
        this.chords = chords;
        this.scroll = scroll;
    }

    /**
     * Whose number it is, and what is known about it.
     *
     * @param digits 60 of them
     * @param previousDigits as many, while a changed identity waits for a decision
     */
    public record Subject(
            AccountName me, AccountName peer, String digits, Optional<String> previousDigits, boolean verified) {
        boolean pending() {
            return previousDigits.isPresent();
        }

        Trust trust() {
            return Trust.of(pending(), verified);
        }
    }

    public static SafetyNumberView of(Subject subject, Chords chords) {
        return new SafetyNumberView(subject, chords, Scroll.TOP);
    }

    @Override
    public Turn key(Optional<Action> action, Key key, Rect area) {
        if (key.isText()) {
            Optional<Turn> decided = letter(key.text());
            if (decided.isPresent()) {
                return decided.get();
            }
        }
        Rect inside = inside(area);
        int rows = SafetyNumberRows.of(subject, inside.width(), inside.height()).size();
        Optional<Scroll> moved = scroll.key(action, key, rows, inside.height());
        if (moved.isPresent()) {
            return Turn.stay(new SafetyNumberView(subject, chords, moved.get()));
        }
        // Enter says nothing here: a match is confirmed on purpose or not at all.
        return ListKeys.meaning(action, key).equals(Optional.of(Action.CANCEL)) ? Turn.close() : Turn.stay(this);
    }

    @Override
    public boolean decidesAbout(AccountName peer) {
        return subject.peer().equals(peer);
    }

    @Override
    public Turn mouse(MouseKind kind, int column, int row, Rect area) {
        Rect inside = inside(area);
        Optional<Action> wheel = ListKeys.meaning(kind);
        if (wheel.isPresent()) {
            int rows = SafetyNumberRows.of(subject, inside.width(), inside.height())
                    .size();
            return Turn.stay(new SafetyNumberView(subject, chords, scroll.moved(wheel.get(), rows, inside.height())));
        }
        return kind == MouseKind.PRESS && !box(area).contains(column, row) ? Turn.close() : Turn.stay(this);
    }

    @Override
    public void draw(Frame frame, Rect area, Look look) {
        Rect inside = inside(area);
        String close = ListKeys.cancel(chords, "close");
        String hints = subject.pending()
                ? "v they match  a accept  r keep the old one  c copy  " + close
                : "v they match  c copy  " + close;
        if (Clusters.width(hints) + 2 > inside.width()) {
            hints = subject.pending() ? "v match  a accept  r reject  c copy" : "v match  c copy  " + close;
        }
        var rows = SafetyNumberRows.of(subject, inside.width(), inside.height());
        String place = scroll.place(rows.size(), inside.height());
        Box.draw(frame, box(area), "Safety number" + place, hints, look);
        scroll.draw(frame, inside, rows, look);
    }

    private Optional<Turn> letter(String letter) {
        AccountName peer = subject.peer();
        return switch (letter) {
            case "v" -> Optional.of(Turn.close(new Intent.Verified(peer)));
            case "c", "y" -> Optional.of(Turn.stay(this, new Intent.Copy(SafetyNumberRows.grouped(subject.digits()))));
            case "a" -> Optional.of(subject.pending() ? Turn.close(new Intent.AcceptIdentity(peer)) : Turn.stay(this));
            case "r" -> Optional.of(subject.pending() ? Turn.close(new Intent.RejectIdentity(peer)) : Turn.stay(this));
            case "q" -> Optional.of(Turn.close());
            default -> Optional.empty();
        };
    }

    private Rect box(Rect area) {
        int columns = Box.inside(Box.place(area, COLUMNS, 1)).width();
        int most = area.height() - 2;
        return Box.place(
                area, COLUMNS, SafetyNumberRows.of(subject, columns, most).size());
    }

    private Rect inside(Rect area) {
        return Box.inside(box(area));
    }
}
