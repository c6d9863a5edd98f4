package dev.sotto.client.face.tui.term;

import dev.sotto.client.face.tui.event.Key;
import dev.sotto.client.face.tui.event.TermEvent;
import dev.sotto.client.face.tui.event.TermEvent.MouseKind;
import org.jspecify.annotations.Nullable;

/** One control sequence: parameters, intermediate bytes, and the final byte that says what it is (ECMA-48, 5.4). */
final class Csi {
    private static final int MAX_LENGTH = 64;
    private static final int MAX_PARAMETERS = 8;
    /** Beyond every code point and every screen. */
    private static final int MAX_NUMBER = 0x110000;

    private final StringBuilder body = new StringBuilder();
    private boolean tooLong;
    private int end;

    /** Takes the next byte; true when it was the last. A byte that belongs to no sequence is not taken. */
    boolean take(int c) {
        boolean rxvtShift = c == '$' && body.chars().allMatch(Character::isDigit) && !body.isEmpty();
        if ((c >= 0x40 && c <= 0x7E) || rxvtShift) {
            end = c;
            return true;
        }
        if (c >= 0x20 && c < 0x40) {
            tooLong |= body.length() >= MAX_LENGTH;
            if (!tooLong) {
                body.append((char) c);
            }
        }
        return false;
    }

    /** The mouse before SGR: three more bytes follow, of any value. */
    boolean isOldMouse() {
        return end == 'M' && body.isEmpty();
    }

    /** The Linux console: one more letter follows. */
    boolean isConsole() {
        return end == '[' && body.isEmpty();
    }

    boolean isPasteBegin() {
        return is('~', "200");
    }

    boolean isStatusAnswer() {
        return is('n', "0");
    }

    TermEvent event() {
        if (tooLong) {
            return new TermEvent.Unknown();
        }
        if (body.isEmpty() && (end == 'I' || end == 'O')) {
            return new TermEvent.Focused(end == 'I');
        }
        if (!body.isEmpty() && body.charAt(0) == '<') {
            return mouse();
        }
        Key key = body.chars().allMatch(c -> Character.isDigit(c) || c == ';' || c == ':') ? key() : null;
        return key == null ? new TermEvent.Unknown() : new TermEvent.KeyPressed(key);
    }

    private @Nullable Key key() {
        int[] first = numbers(0);
        int[] second = numbers(1);
        boolean released = second.length > 1 && second[1] == 3;
        if (released) {
            return null;
        }
        int modifiers = second[0];
        return switch (end) {
            case 'u' -> Keys.byCode(first[0], modifiers);
            case '~' -> first[0] == 27 ? Keys.byCode(numbers(2)[0], modifiers) : Keys.numbered(first[0], modifiers);
            // rxvt says the modifier with the last byte: $ Shift, ^ Ctrl, @ both.
            case '$' -> Keys.numbered(first[0], 2);
            case '^' -> Keys.numbered(first[0], 5);
            case '@' -> Keys.numbered(first[0], 6);
            case 'R' -> first[0] <= 1 ? Keys.lettered('R', modifiers) : null; // else it says where the cursor is
            default -> Keys.lettered((char) end, modifiers);
        };
    }

    /** Columns and rows count from 1 there. Motion without a button is of no interest, nor are wheels to the side. */
    private TermEvent mouse() {
        body.deleteCharAt(0);
        int button = Math.max(0, numbers(0)[0]);
        int column = Math.max(1, numbers(1)[0]) - 1;
        int row = Math.max(1, numbers(2)[0]) - 1;
        MouseKind kind = null;
        int which = button & ~0b11100; // without Shift, Alt and Ctrl
        if (end == 'm') {
            kind = which == 0 ? MouseKind.RELEASE : null;
        } else if (end == 'M') {
            kind = switch (which) {
                case 0 -> MouseKind.PRESS;
                case 1 -> MouseKind.MIDDLE_PRESS;
                case 2 -> MouseKind.RIGHT_PRESS;
                case 32 -> MouseKind.DRAG;
                case 64 -> MouseKind.WHEEL_UP;
                case 65 -> MouseKind.WHEEL_DOWN;
                default -> null;
            };
        }
        return kind == null ? new TermEvent.Unknown() : new TermEvent.Mouse(kind, column, row);
    }

    private boolean is(int last, String parameters) {
        return end == last && body.toString().equals(parameters);
    }

    /** The sub-parameters of a parameter; what is missing counts as 1. */
    private int[] numbers(int parameter) {
        String[] parameters = body.toString().split(";", MAX_PARAMETERS);
        if (parameter >= parameters.length) {
            return new int[] {1};
        }
        String[] parts = parameters[parameter].split(":", MAX_PARAMETERS);
        int[] numbers = new int[parts.length];
        for (int i = 0; i < parts.length; i++) {
            numbers[i] = number(parts[i]);
        }
        return numbers;
    }

    private static int number(String digits) {
        int number = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return 1;
            }
            number = Math.min(MAX_NUMBER, number * 10 + digit);
        }
        return digits.isEmpty() ? 1 : number;
    }
}
