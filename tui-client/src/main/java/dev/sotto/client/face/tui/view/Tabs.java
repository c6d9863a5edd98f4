package dev.sotto.client.face.tui.view;

import dev.sotto.client.face.tui.model.Model;
import dev.sotto.client.face.tui.model.TabBar;
import dev.sotto.client.face.tui.paint.Frame;
import dev.sotto.client.face.tui.paint.Look;
import dev.sotto.client.face.tui.paint.Rect;
import dev.sotto.client.face.tui.paint.Role;

/** The row of tabs. The one that is seen has brackets. */
final class Tabs {
    private Tabs() {}

    static void draw(Model model, Frame frame, Rect area) {
        if (area.isEmpty()) {
            return;
        }
        Look look = model.settings().look();
        frame.fill(area, look.ink(Role.TITLE));
        for (TabBar.Label label : TabBar.labels(model, area)) {
            boolean current = label.tab() == model.panels().current();
            String text = current ? "[" + label.text().strip() + "]" : label.text();
            frame.put(area, label.column(), area.y(), text, look.ink(current ? Role.TITLE_ACTIVE : Role.TITLE));
        }
    }
}
