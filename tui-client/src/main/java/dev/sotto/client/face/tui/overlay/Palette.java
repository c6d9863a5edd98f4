package dev.sotto.client.face.tui.overlay;

import dev.sotto.client.face.tui.event.Key;
import dev.sotto.client.face.tui.event.TermEvent.MouseKind;
import dev.sotto.client.face.tui.keys.Action;
import dev.sotto.client.face.tui.keys.ActionGroup;
import dev.sotto.client.face.tui.paint.Frame;
import dev.sotto.client.face.tui.paint.Look;
import dev.sotto.client.face.tui.paint.Rect;
import dev.sotto.client.face.tui.paint.Role;
import dev.sotto.client.text.DisplayText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Every command and every action by a part of its name or purpose, with the key that would have done it. */
public final class Palette implements Overlay {
    private final Filtered<Intent> list;
    private final Chords chords;

    private Palette(Filtered<Intent> list, Chords chords) {
        this.list = list;
        this.chords = chords;
    }

    /** {@code word} is the line that is run, such as {@code /theme dark}. */
    public record Entry(String word, String purpose) {}

    /** The commands as given, then all actions but those of lists themselves. */
    public static Palette of(List<Entry> commands, Chords chords) {
        List<Item<Intent>> items = new ArrayList<>();
        for (Entry entry : commands) {
            items.add(new Item<>(
                    DisplayText.line(entry.word()),
                    DisplayText.line(entry.purpose()),
                    List.of(),
                    new Intent.RunLine(entry.word())));
        }
        for (Action action : Action.values()) {
            if (action.group() != ActionGroup.LISTS && action != Action.PALETTE) {
                Span chord = new Span(chords.shown(action).orElse(""), Role.KEY_HINT);
                items.add(new Item<>(action.word(), action.purpose(), List.of(chord), new Intent.Perform(action)));
            }
        }
        return new Palette(Filtered.of(items, typed -> Optional.empty()), chords);
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
        FilteredList.draw(list, frame, area, "Do something", ListKeys.hints(chords, "do it"), nothing, look);
    }

    private Turn turn(FilteredList.Outcome<Intent> outcome) {
        return outcome.turn(now -> new Palette(now, chords), intent -> intent);
    }
}
