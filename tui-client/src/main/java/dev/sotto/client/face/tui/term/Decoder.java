package dev.sotto.client.face.tui.term;

import dev.sotto.client.face.tui.event.Key;
import dev.sotto.client.face.tui.event.TermEvent;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Bytes of a terminal as events: UTF-8, the control sequences of ECMA-48 as xterm, rxvt, tmux, kitty and the Linux
 * console send them. What it does not know, it swallows as {@link TermEvent.Unknown}; nothing of it becomes typed text.
 * Memory is bounded whatever comes.
 */
final class Decoder {
    /** After an Esc: is it the key, or does a sequence follow? */
    static final long ESCAPE_MILLIS = 40;

    /** Inside a sequence or a character: the network may have cut it. */
    static final long PART_MILLIS = 500;

    private static final int ESC = 0x1B;
    private static final int BEL = 0x07;
    private static final int NONE = -3;

    private final ByteSource in;
    private final Runnable statusAnswered;
    private final Paste paste;
    private int pushedBack = NONE;

    /** {@code statusAnswered} is called when the terminal answers {@link Modes#ASK_STATUS}. */
    Decoder(ByteSource in, Runnable statusAnswered) {
        this.in = in;
        this.statusAnswered = statusAnswered;
        this.paste = new Paste(in);
    }

    /** The next event; waits for it. After {@link TermEvent.HungUp} nothing comes. */
    TermEvent next() throws IOException {
        if (paste.isOpen()) {
            return paste.next();
        }
        int first = read(0);
        if (first == ByteSource.END) {
            return new TermEvent.HungUp();
        }
        if (first == ESC) {
            return escape(false);
        }
        return pressed(character(first));
    }

    private TermEvent escape(boolean afterEscape) throws IOException {
        int second = read(ESCAPE_MILLIS);
        switch (second) {
            case ByteSource.EXPIRED, ByteSource.END -> {
                pushBack(second);
                Key key = Key.of(Key.Code.ESCAPE);
                return pressed(afterEscape ? key.withAlt() : key);
            }
            case ESC -> {
                return afterEscape ? pushedEscape() : escape(true);
            }
            case '[' -> {
                return alternated(sequence(), afterEscape);
            }
            case 'O' -> {
                return alternated(singleShift(), afterEscape);
            }
            case ']', 'P', 'X', '^', '_' -> {
                return string(second);
            }
            default -> {
                return pressed(character(second).withAlt());
            }
        }
    }

    /** A third Esc in a row: the first two are one key, it begins anew. */
    private TermEvent pushedEscape() {
        pushBack(ESC);
        return pressed(Key.of(Key.Code.ESCAPE).withAlt());
    }

    private Key character(int first) throws IOException {
        if (first < 0x20 || first == 0x7F) {
            return Keys.control(first);
        }
        return first < 0x80 ? Key.character(String.valueOf((char) first)) : Key.character(utf8(first));
    }

    /** One character of several bytes; what is not UTF-8 becomes U+FFFD, and the byte that broke it is read again. */
    private String utf8(int first) throws IOException {
        int more = first >= 0xC2 && first <= 0xDF
                ? 1
                : first >= 0xE0 && first <= 0xEF ? 2 : first >= 0xF0 && first <= 0xF4 ? 3 : 0;
        if (more == 0) {
            return "\uFFFD";
        }
        int codePoint = first & (0x3F >> more);
        for (int i = 0; i < more; i++) {
            int next = read(PART_MILLIS);
            boolean overlong = i == 0 && ((first == 0xE0 && next < 0xA0) || (first == 0xF0 && next < 0x90));
            boolean beyond = i == 0 && ((first == 0xED && next > 0x9F) || (first == 0xF4 && next > 0x8F));
            if (next < 0x80 || next > 0xBF || overlong || beyond) {
                pushBack(next);
                return "\uFFFD";
            }
            codePoint = codePoint << 6 | (next & 0x3F);
        }
        return Character.toString(codePoint);
    }

    /** Behind {@code ESC O}. */
    private TermEvent singleShift() throws IOException {
        int c = read(ESCAPE_MILLIS);
        if (c < 0) {
            pushBack(c);
            return pressed(Key.alt("O"));
        }
        int modifiers = 1;
        if (c >= '2' && c <= '8') { // old xterms: ESC O 5 A
            int after = read(ESCAPE_MILLIS);
            if (after >= 'A' && after <= 'S') {
                modifiers = c - '0';
                c = after;
            } else {
                pushBack(after);
            }
        }
        return c == ESC || c >= 0x80 ? broken(c) : event(Keys.singleShift((char) c, modifiers));
    }

    /** Behind {@code ESC [}. */
    private TermEvent sequence() throws IOException {
        Csi csi = new Csi();
        int c = read(PART_MILLIS); // Alt-[ is rarer than a sequence that was cut here
        if (c < 0) {
            pushBack(c);
            return pressed(Key.alt("["));
        }
        while (!csi.take(c)) {
            if (c < 0x20 || c > 0x7E) {
                return broken(c);
            }
            c = read(PART_MILLIS);
        }
        if (csi.isOldMouse()) {
            return swallow(3);
        }
        if (csi.isConsole()) {
            return event(Keys.console(read(PART_MILLIS)));
        }
        if (csi.isPasteBegin()) {
            return paste.open();
        }
        if (csi.isStatusAnswer()) {
            statusAnswered.run();
            return new TermEvent.Unknown();
        }
        return csi.event();
    }

    /** A reply as a string (OSC, DCS and the like): nothing of it is of interest. Nothing of it is kept, however long. */
    private TermEvent string(int introducer) throws IOException {
        int c = read(ESCAPE_MILLIS);
        if (c < 0) {
            pushBack(c);
            return pressed(Key.alt(String.valueOf((char) introducer)));
        }
        while (c != BEL) {
            if (c == ESC) {
                int after = read(PART_MILLIS);
                if (after != '\\') {
                    pushBack(after);
                    return after < 0 ? new TermEvent.Unknown() : escapeAgain();
                }
                break;
            }
            if (c < 0 || c == 0x18 || c == 0x1A) { // CAN and SUB end it too
                pushBack(c);
                break;
            }
            c = read(PART_MILLIS);
        }
        return new TermEvent.Unknown();
    }

    /** The Esc that broke a string begins a sequence of its own. */
    private TermEvent escapeAgain() throws IOException {
        return escape(false);
    }

    private TermEvent broken(int c) {
        pushBack(c);
        return new TermEvent.Unknown();
    }

    private TermEvent swallow(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            read(PART_MILLIS);
        }
        return new TermEvent.Unknown();
    }

    private static TermEvent alternated(TermEvent event, boolean alt) {
        return alt && event instanceof TermEvent.KeyPressed pressed
                ? pressed(pressed.key().withAlt())
                : event;
    }

    private static TermEvent event(@Nullable Key key) {
        return key == null ? new TermEvent.Unknown() : pressed(key);
    }

    private static TermEvent pressed(Key key) {
        return new TermEvent.KeyPressed(key);
    }

    private int read(long millis) throws IOException {
        int c = pushedBack;
        pushedBack = NONE;
        return c == NONE ? in.read(millis) : c;
    }

    /** To be read again; that nothing came in time is forgotten. */
    private void pushBack(int c) {
        pushedBack = c == ByteSource.EXPIRED ? NONE : c;
    }
}
