package dev.sotto.client.face.tui.view;

import dev.sotto.client.face.tui.model.Model;
import dev.sotto.client.face.tui.paint.Frame;

/** The whole picture. */
public final class View {
    private View() {}

    public static void draw(Model model, Frame frame) {
        frame.fill(frame.bounds(), model.settings().look().ink(dev.sotto.client.face.tui.paint.Role.TEXT));
    }
}
