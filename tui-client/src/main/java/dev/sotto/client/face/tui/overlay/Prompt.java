package dev.sotto.client.face.tui.overlay;

import dev.sotto.client.face.tui.event.Key;
import dev.sotto.client.face.tui.event.TermEvent.MouseKind;
import dev.sotto.client.face.tui.keys.Action;
import dev.sotto.client.face.tui.paint.Frame;
import dev.sotto.client.face.tui.paint.Look;
import dev.sotto.client.face.tui.paint.Rect;
import dev.sotto.client.face.tui.paint.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A question that is answered by a line, such as the name of the server whose account is to be deleted. */
public final class Prompt implements Overlay {
    private static final int COLUMNS = 60;

    private final String title;
    private final String question;
    private final String expected;
    private final Function<String, Intent> then;
    private final TextLine line;
    private final String problem;

    private Prompt(
            String title,
            String question,
            String expected,
            Function<String, Intent> then,
            TextLine line,
            String problem) {
        this.title = title;
        this.question = question;
        this.expected = expected;
        this.then = then;
        this.line = line;
        this.problem = problem;
    }

    /** {@code expected} is the only answer that is taken; empty: any that is not blank. */
    public static Prompt of(String title, String question, String expected, Function<String, Intent> then) {
        return new Prompt(title, question, expected, then, TextLine.EMPTY, "");
    }

    @Override
    public Turn key(Optional<Action> action, Key key, Rect area) {
        if (key.isText()) {
            return Turn.stay(with(line.insert(key.text()), ""));
        }
        Optional<Action> meaning = ListKeys.meaning(action, key);
        if (meaning.equals(Optional.of(Action.CANCEL))) {
            return Turn.close();
        }
        if (meaning.equals(Optional.of(Action.ACCEPT))) {
            return answered(line.text().strip());
        }
        return Turn.stay(line.key(action, key).map(typed -> with(typed, "")).orElse(this));
    }

    @Override
    public Turn paste(String text) {
        return Turn.stay(with(line.insert(text), ""));
    }

    @Override
    public Turn mouse(MouseKind kind, int column, int row, Rect area) {
        return kind == MouseKind.PRESS && !box(area).contains(column, row) ? Turn.close() : Turn.stay(this);
    }

    @Override
    public void draw(Frame frame, Rect area, Look look) {
        Rect box = box(area);
        Box.draw(frame, box, title, "Enter answer  Esc cancel", look);
        Rect inside = Box.inside(box);
        Scroll.TOP.draw(frame, inside.above(1), rows(area), look);
        Rect answer = inside.lowest(1);
        frame.put(answer, 0, look.signs().pointer(), Box.over(look.ink(Role.POPUP), look.ink(Role.KEY_HINT)));
        line.draw(frame, answer.rightOf(2), look.ink(Role.POPUP));
    }

    private Turn answered(String answer) {
        if (answer.isEmpty()) {
            return Turn.stay(with(line, "Type an answer, or press Esc."));
        }
        if (!expected.isEmpty() && !expected.equals(answer)) {
            return Turn.stay(with(line, "Type exactly " + expected + ", or press Esc. Nothing was done."));
        }
        return Turn.close(then.apply(answer));
    }

    private Prompt with(TextLine typed, String saying) {
        return new Prompt(title, question, expected, then, typed, saying);
    }

    private Rect box(Rect area) {
        return Box.place(area, COLUMNS, rows(area).size() + 1);
    }

    // What is wrong stands first: it must be in sight where the question is too long.
    private List<List<Span>> rows(Rect area) {
        int columns = Box.inside(Box.place(area, COLUMNS, 1)).width();
        List<List<Span>> rows = new ArrayList<>();
        if (!problem.isEmpty()) {
            rows.addAll(Scroll.wrapped(problem, columns, Role.ERROR));
        }
        rows.addAll(Scroll.wrapped(question, columns, Role.POPUP));
        return rows;
    }
}
