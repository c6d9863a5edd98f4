package dev.sotto.client.face.tui.term;

import dev.sotto.client.face.tui.event.Key;
import dev.sotto.client.face.tui.event.Key.Code;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Which key a byte, a letter or a number at the end of a sequence stands for. Null: none that we have. */
final class Keys {
    private Keys() {}

    /** A control character. Enter is CR; LF is Ctrl-J, which other keys than Enter send too. */
    static Key control(int c) {
        return switch (c) {
            case 0 -> Key.ctrl(" ");
            case '\t' -> Key.of(Code.TAB);
            case '\r' -> Key.of(Code.ENTER);
            case 0x1B -> Key.of(Code.ESCAPE);
            case 0x7F -> Key.of(Code.BACKSPACE);
            default -> Key.ctrl(String.valueOf((char) (c < 0x1B ? c + 0x60 : c + 0x40)));
        };
    }

    /** {@code CSI 1 ; modifiers letter}. */
    static @Nullable Key lettered(char letter, int modifiers) {
        return switch (letter) {
            case 'a', 'b', 'c', 'd' -> named(Character.toUpperCase(letter), 2); // rxvt with Shift
            case 'Z' -> modified(Key.of(Code.TAB).withShift(), modifiers);
            default -> named(letter, modifiers);
        };
    }

    /** {@code ESC O letter}: function keys, and the keypad when it sends its own codes. */
    static @Nullable Key singleShift(char letter, int modifiers) {
        if (letter >= 'j' && letter <= 'y') {
            return Key.character(String.valueOf((char) (letter - 0x40)));
        }
        return switch (letter) {
            case 'a', 'b', 'c', 'd' -> named(Character.toUpperCase(letter), 5); // rxvt with Ctrl
            case 'M' -> modified(Key.of(Code.ENTER), modifiers);
            case 'I' -> modified(Key.of(Code.TAB), modifiers);
            case 'X' -> Key.character("=");
            case ' ' -> Key.character(" ");
            default -> named(letter, modifiers);
        };
    }

    /** {@code CSI number ; modifiers ~}. */
    static @Nullable Key numbered(int number, int modifiers) {
        Code code = switch (number) {
            case 1, 7 -> Code.HOME;
            case 2 -> Code.INSERT;
            case 3 -> Code.DELETE;
            case 4, 8 -> Code.END;
            case 5 -> Code.PAGE_UP;
            case 6 -> Code.PAGE_DOWN;
            case 11, 12, 13, 14, 15 -> function(number - 10);
            case 17, 18, 19, 20, 21 -> function(number - 11);
            case 23, 24 -> function(number - 12);
            default -> null;
        };
        return code == null ? null : modified(Key.of(code), modifiers);
    }

    /** {@code ESC [ [ letter} of the Linux console: F1 to F5. */
    static @Nullable Key console(int letter) {
        return letter >= 'A' && letter <= 'E' ? Key.of(function(letter - 'A' + 1)) : null;
    }

    /** By the code point that the key has, as kitty's protocol (CSI u) and xterm's modifyOtherKeys tell it. */
    static @Nullable Key byCode(int code, int modifiers) {
        return switch (code) {
            case 13, 57414 -> modified(Key.of(Code.ENTER), modifiers);
            case 9 -> modified(Key.of(Code.TAB), modifiers);
            case 27 -> modified(Key.of(Code.ESCAPE), modifiers);
            case 8, 127 -> modified(Key.of(Code.BACKSPACE), modifiers);
            default -> code < 0x20 || !isCharacter(code) ? null : character(Character.toString(code), modifiers);
        };
    }

    /** A letter is as typed, so Shift goes into it; with Ctrl it is lower case, and Shift is said beside it. */
    private static Key character(String text, int modifiers) {
        Key key = modified(Key.character(text), modifiers);
        if (key.ctrl()) {
            String lower = text.toLowerCase(Locale.ROOT);
            boolean shift = key.shift() && Character.isLetter(text.codePointAt(0));
            return new Key(Code.CHARACTER, lower, true, key.alt(), shift);
        }
        return new Key(Code.CHARACTER, key.shift() ? upper(text) : text, false, key.alt(), false);
    }

    private static String upper(String text) {
        return Character.toString(Character.toUpperCase(text.codePointAt(0)));
    }

    private static boolean isCharacter(int code) {
        int type = Character.getType(code);
        return Character.isValidCodePoint(code)
                && type != Character.CONTROL
                && type != Character.SURROGATE
                && type != Character.PRIVATE_USE;
    }

    /** The parameter is 1 plus a sum: 1 Shift, 2 Alt, 4 Ctrl, 32 Meta; the others say nothing to us. */
    private static Key modified(Key key, int parameter) {
        int bits = Math.max(0, parameter - 1);
        Key result = (bits & 1) != 0 ? key.withShift() : key;
        result = (bits & (2 | 32)) != 0 ? result.withAlt() : result;
        return (bits & 4) != 0 ? result.withCtrl() : result;
    }

    private static @Nullable Key named(char letter, int modifiers) {
        Code code = code(letter);
        return code == null ? null : modified(Key.of(code), modifiers);
    }

    private static @Nullable Code code(char letter) {
        return switch (letter) {
            case 'H' -> Code.HOME;
            case 'F' -> Code.END;
            case 'P', 'Q', 'R', 'S' -> function(letter - 'P' + 1);
            default -> arrow(letter);
        };
    }

    private static @Nullable Code arrow(char letter) {
        return switch (letter) {
            case 'A' -> Code.UP;
            case 'B' -> Code.DOWN;
            case 'C' -> Code.RIGHT;
            case 'D' -> Code.LEFT;
            default -> null;
        };
    }

    private static Code function(int number) {
        return Code.valueOf("F" + number);
    }
}
