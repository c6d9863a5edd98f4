package dev.sotto.client.face.tui.overlay;

import dev.sotto.client.face.tui.event.Key;
import dev.sotto.client.face.tui.event.TermEvent.MouseKind;
import dev.sotto.client.face.tui.keys.Action;
import dev.sotto.client.face.tui.paint.Frame;
import dev.sotto.client.face.tui.paint.Look;
import dev.sotto.client.face.tui.paint.Rect;
import dev.sotto.client.face.tui.paint.Role;
import java.util.List;
import java.util.Optional;

/** The values of a setting, the one in use marked. Where it can be seen at once, moving tries one and closing takes it back. */
public final class Chooser implements Overlay {
    private final Subject subject;
    private final Filtered<String> list;
    private final Chords chords;

    private Chooser(Subject subject, Filtered<String> list, Chords chords) {
        this.subject = subject;
        this.list = list;
        this.chords = chords;
    }

    /**
     * What is chosen.
     *
     * @param word the command that sets it, with its slash
     * @param now the value in use, if that is known
     * @param tried whether moving to a value sets it already
     */
    public record Subject(String title, String word, List<String> values, Optional<String> now, boolean tried) {
        public Subject {
            values = List.copyOf(values);
        }
    }

    public static Chooser of(Subject subject, Chords chords) {
        Filtered<String> list = Filtered.of(
                subject.values().stream().map(value -> item(subject, value)).toList(), typed -> Optional.empty());
        int at = subject.now().map(subject.values()::indexOf).orElse(0);
        return new Chooser(subject, list.at(Math.max(0, at)), chords);
    }

    @Override
    public Turn key(Optional<Action> action, Key key, Rect area) {
        return turn(FilteredList.key(list, action, key, area));
    }

    @Override
    public Turn paste(String text) {
        return turn(FilteredList.paste(list, text));
    }

    @Override
    public Turn mouse(MouseKind kind, int column, int row, Rect area) {
        return turn(FilteredList.mouse(list, kind, column, row, area));
    }

    @Override
    public void draw(Frame frame, Rect area, Look look) {
        String nothing = "Nothing is called that. Delete a letter or two.";
        FilteredList.draw(list, frame, area, subject.title(), ListKeys.hints(chords, "choose"), nothing, look);
    }

    private Turn turn(FilteredList.Outcome<String> outcome) {
        if (outcome.list().isPresent()) {
            Optional<String> there = outcome.list().get().chosen();
            Chooser moved = new Chooser(subject, outcome.list().get(), chords);
            return subject.tried() && there.isPresent() && !there.equals(list.chosen())
                    ? Turn.stay(moved, run(there.get()))
                    : Turn.stay(moved);
        }
        Optional<String> result = outcome.taken().or(() -> subject.now().filter(value -> subject.tried()));
        boolean set = outcome.taken().isPresent() || !result.equals(list.chosen());
        return result.filter(value -> set).map(value -> Turn.close(run(value))).orElseGet(Turn::close);
    }

    private Intent run(String value) {
        return new Intent.RunLine(subject.word() + " " + value);
    }

    private static Item<String> item(Subject subject, String value) {
        boolean used = subject.now().equals(Optional.of(value));
        return new Item<>(value, "", used ? List.of(new Span("now", Role.DIM)) : List.of(), value);
    }
}
