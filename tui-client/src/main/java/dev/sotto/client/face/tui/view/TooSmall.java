package dev.sotto.client.face.tui.view;

import dev.sotto.client.face.tui.model.Model;
import dev.sotto.client.face.tui.model.Screen;
import dev.sotto.client.face.tui.paint.Frame;
import dev.sotto.client.face.tui.paint.Role;

/** One line instead of a broken picture. */
final class TooSmall {
    private TooSmall() {}

    static void draw(Model model, Frame frame) {
        String words = "Too small: " + Screen.MIN_COLUMNS + "x" + Screen.MIN_ROWS + " is needed.";
        frame.put(frame.bounds(), 0, words, model.settings().look().ink(Role.NOTICE));
    }
}
