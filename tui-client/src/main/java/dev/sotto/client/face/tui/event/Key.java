package dev.sotto.client.face.tui.event;

/**
 * One key with its modifiers. {@code text} is one code point for {@link Code#CHARACTER}, else empty; for a letter it
 * is as typed, so that Shift is part of it and {@code shift} is false. Ctrl with a letter has the lower-case letter.
 */
public record Key(Code code, String text, boolean ctrl, boolean alt, boolean shift) {
    public enum Code {
        CHARACTER,
        ENTER,
        TAB,
        ESCAPE,
        BACKSPACE,
        DELETE,
        INSERT,
        UP,
        DOWN,
        LEFT,
        RIGHT,
        HOME,
        END,
        PAGE_UP,
        PAGE_DOWN,
        F1,
        F2,
        F3,
        F4,
        F5,
        F6,
        F7,
        F8,
        F9,
        F10,
        F11,
        F12
    }

    public static Key of(Code code) {
        return new Key(code, "", false, false, false);
    }

    public static Key character(String text) {
        return new Key(Code.CHARACTER, text, false, false, false);
    }

    public static Key ctrl(String text) {
        return new Key(Code.CHARACTER, text, true, false, false);
    }

    public static Key alt(String text) {
        return new Key(Code.CHARACTER, text, false, true, false);
    }

    public Key withCtrl() {
        return new Key(code, text, true, alt, shift);
    }

    public Key withAlt() {
        return new Key(code, text, ctrl, true, shift);
    }

    public Key withShift() {
        return new Key(code, text, ctrl, alt, true);
    }

    /** Typed text and nothing else. */
    public boolean isText() {
        return code == Code.CHARACTER && !ctrl && !alt;
    }
}
