package dev.sotto.client.face.tui.view;

import dev.sotto.client.face.tui.edit.Candidate;
import dev.sotto.client.face.tui.edit.Completion;
import dev.sotto.client.face.tui.model.Geometry;
import dev.sotto.client.face.tui.model.Model;
import dev.sotto.client.face.tui.model.PopupArea;
import dev.sotto.client.face.tui.paint.Frame;
import dev.sotto.client.face.tui.paint.Ink;
import dev.sotto.client.face.tui.paint.Look;
import dev.sotto.client.face.tui.paint.Rect;
import dev.sotto.client.face.tui.paint.Role;
import java.util.Optional;

/** What the word at the cursor could become, above the line. */
final class Popup {
    private Popup() {}

    static void draw(Model model, Frame frame, Geometry geometry) {
        Optional<PopupArea> place = PopupArea.of(model, geometry);
        if (place.isEmpty() || model.overlay().isPresent()) {
            return;
        }
        Look look = model.settings().look();
        Completion open = place.get().completion();
        Rect area = place.get().area();
        for (int i = 0; i < area.height(); i++) {
            int index = place.get().top() + i;
            Candidate candidate = open.candidates().get(index);
            boolean chosen = open.takesEnter() && index == open.selected();
            Ink ink = look.ink(chosen ? Role.POPUP_SELECTED : Role.POPUP);
            Rect row = area.below(i).top(1);
            frame.fill(row, ink);
            frame.put(
                    row,
                    0,
                    (chosen ? look.signs().pointer() : " ") + " "
                            + look.signs().fit(candidate.label(), place.get().labels()),
                    ink);
            Rect purpose = row.rightOf(place.get().labels() + 4);
            frame.put(purpose, 0, look.signs().fit(candidate.purpose(), purpose.width() - 1), ink);
        }
    }
}
