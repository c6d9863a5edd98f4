package dev.sotto.client.face.tui.view;

import dev.sotto.client.face.tui.model.Geometry;
import dev.sotto.client.face.tui.model.Model;
import dev.sotto.client.face.tui.paint.Frame;
import dev.sotto.client.face.tui.paint.Look;
import dev.sotto.client.face.tui.paint.Role;

/** The whole picture. */
public final class View {
    private View() {}

    /** The frame should be as large as the model thinks the screen is. */
    public static void draw(Model model, Frame frame) {
        Look look = model.settings().look();
        frame.fill(frame.bounds(), look.ink(Role.TEXT));
        if (model.screen().tooSmall()) {
            TooSmall.draw(model, frame);
            return;
        }
        Geometry geometry = Geometry.of(model);
        Tabs.draw(model, frame, geometry.tabs());
        ChatList.draw(model, frame, geometry);
        PanelPainter.draw(model, frame, geometry);
        Compose.draw(model, frame, geometry);
        StatusLine.draw(model, frame, geometry.status());
        Popup.draw(model, frame, geometry);
        model.overlay().ifPresent(overlay -> {
            frame.cursor(-1, -1);
            overlay.draw(frame, geometry.body(), look);
        });
    }
}
