package dev.sotto.client.face.tui.start;

import dev.sotto.client.face.tui.event.Key;

/** The fixed keys of the start screens. */
final class StartKeys {
    private StartKeys() {}

    static boolean quits(Key key) {
        return ctrl(key, "c") || ctrl(key, "q");
    }

    static boolean enters(Key key) {
        return key.code() == Key.Code.ENTER || (key.code() == Key.Code.TAB && !key.shift()) || ctrl(key, "j");
    }

    static boolean goesBack(Key key) {
        return key.code() == Key.Code.ESCAPE || (key.code() == Key.Code.TAB && key.shift());
    }

    private static boolean ctrl(Key key, String letter) {
        return key.ctrl() && !key.alt() && key.text().equals(letter);
    }
}
