package dev.sotto.client.face.tui.start;

import dev.sotto.client.face.tui.event.Key;
import dev.sotto.client.face.tui.paint.Frame;
import dev.sotto.client.face.tui.paint.Ink;
import dev.sotto.client.face.tui.paint.Look;
import dev.sotto.client.face.tui.paint.Rect;
import dev.sotto.client.face.tui.paint.Signs;
import dev.sotto.crypto.primitive.SecretBytes;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * A passphrase while it is typed: never a {@code String} here, zeroed when taken, cleared or closed, shown as bullets
 * only. One buffer of fixed size, so that no copy is left behind by growing. At most {@value #MAX_BYTES} bytes of
 * UTF-8, what a relay and the store take. The terminal's key events have held single characters as strings, and a
 * paste the whole: that is beyond it.
 */
public final class SecretField implements AutoCloseable {
    static final int MAX_BYTES = 1024;

    /** More bullets than this are not drawn: the rest of the length stays unknown to who looks on. */
    static final int MAX_BULLETS = 32;

    private final char[] typed = new char[MAX_BYTES];
    private int length;
    private int bytes;

    public boolean isEmpty() {
        return length == 0;
    }

    /** Whether nothing more fits. */
    public boolean isFull() {
        return bytes == MAX_BYTES;
    }

    /** Appends the first line of what was typed or pasted; what does not fit, or is no character, is left out. */
    public void insert(String text) {
        for (int at = 0; at < text.length(); ) {
            int point = text.codePointAt(at);
            at += Character.charCount(point);
            if (point == '\n' || point == '\r') {
                return;
            }
            int size = utf8Length(point);
            boolean character = !Character.isISOControl(point)
                    && !(point <= Character.MAX_VALUE && Character.isSurrogate((char) point));
            if (character && bytes + size <= MAX_BYTES) {
                length += Character.toChars(point, typed, length);
                bytes += size;
            }
        }
    }

    /** Whether the key changed something or could have: text, Backspace, Ctrl-H, Ctrl-U, Ctrl-W. */
    public boolean key(Key key) {
        if (key.isText()) {
            insert(key.text());
            return true;
        }
        if (key.code() == Key.Code.BACKSPACE || isCtrl(key, "h")) {
            deleteLast();
            return true;
        }
        if (isCtrl(key, "u") || isCtrl(key, "w")) {
            clear();
            return true;
        }
        return false;
    }

    /** The passphrase as UTF-8, the caller's to close. The field is empty and zeroed after it. */
    public SecretBytes take() {
        ByteBuffer encoded = ByteBuffer.allocate(MAX_BYTES);
        StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(typed, 0, length), encoded, true);
        byte[] secret = Arrays.copyOf(encoded.array(), encoded.position());
        Arrays.fill(encoded.array(), (byte) 0);
        clear();
        return SecretBytes.own(secret);
    }

    /** Whether both hold the same; looks at every character. */
    public boolean sameAs(SecretField other) {
        int difference = length ^ other.length;
        for (int i = 0; i < MAX_BYTES; i++) {
            difference |= typed[i] ^ other.typed[i];
        }
        return difference == 0;
    }

    /** How hard it is to guess for somebody who knows {@code known}: the names of the user and the relay. */
    public Strength strength(List<String> known) {
        return StrengthEstimate.of(typed, length, known);
    }

    public void clear() {
        Arrays.fill(typed, '\0');
        length = 0;
        bytes = 0;
    }

    @Override
    public void close() {
        clear();
    }

    /** One bullet a character, in the first row; shows the cursor behind them. */
    public void draw(Frame frame, Rect area, Ink ink, Look look) {
        if (area.isEmpty()) {
            return;
        }
        String bullet = look.signs() == Signs.ASCII ? "*" : "\u2022";
        int shown = Math.min(Math.min(MAX_BULLETS, Character.codePointCount(typed, 0, length)), area.width() - 1);
        frame.put(area, 0, bullet.repeat(shown), ink);
        frame.cursor(area.x() + shown, area.y());
    }

    /** For tests of wiping only. */
    char[] buffer() {
        return typed;
    }

    @Override
    public String toString() {
        return "SecretField[redacted]";
    }

    private void deleteLast() {
        if (length > 0) {
            int point = Character.codePointBefore(typed, length);
            int chars = Character.charCount(point);
            Arrays.fill(typed, length - chars, length, '\0');
            length -= chars;
            bytes -= utf8Length(point);
        }
    }

    private static boolean isCtrl(Key key, String letter) {
        return key.ctrl() && !key.alt() && key.text().equals(letter);
    }

    private static int utf8Length(int point) {
        return point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
    }
}
