package dev.sotto.client.face.tui.term;

import dev.sotto.client.face.tui.event.TermEvent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * A bracketed paste: everything up to {@code ESC [ 201 ~} is text, and none of it a key. When the terminal falls silent in
 * the middle, what there is is handed on and the rest stays a paste: text of a slow network must not become keys that
 * send it. An Esc of its own after such a silence ends a paste whose end was lost.
 */
final class Paste {
    static final int MAX_BYTES = 1 << 20;

    private static final byte[] END_MARK = "\033[201~".getBytes(StandardCharsets.US_ASCII);
    private static final long SILENCE_MILLIS = 1_000;

    private final ByteSource in;
    private ByteArrayOutputStream text = new ByteArrayOutputStream();
    private boolean open;
    private boolean silent;
    private boolean cut;
    private boolean afterReturn;

    Paste(ByteSource in) {
        this.in = in;
    }

    boolean isOpen() {
        return open;
    }

    TermEvent open() throws IOException {
        open = true;
        silent = false;
        afterReturn = false;
        return next();
    }

    /** The text until the end of the paste or a silence. */
    TermEvent next() throws IOException {
        int matched = 0;
        while (true) {
            int c = in.read(silent && matched == 0 && text.size() == 0 ? 0 : wait(matched));
            if (c < 0) {
                boolean lone = silent && matched == 1 && text.size() == 0;
                if (!lone) {
                    keepMark(matched);
                }
                open = c != ByteSource.END && !lone;
                silent = true;
                return taken();
            }
            if (c == END_MARK[matched]) {
                matched++;
                if (matched == END_MARK.length) {
                    open = false;
                    return taken();
                }
                continue;
            }
            keepMark(matched);
            matched = c == END_MARK[0] ? 1 : 0;
            if (matched == 0) {
                keep(c);
            }
        }
    }

    private long wait(int matched) {
        return silent && matched == 1 && text.size() == 0 ? Decoder.ESCAPE_MILLIS : SILENCE_MILLIS;
    }

    private void keepMark(int matched) {
        for (int i = 0; i < matched; i++) {
            keep(END_MARK[i]);
        }
    }

    /** Line breaks are LF, however the terminal sends them. */
    private void keep(int c) {
        boolean second = c == '\n' && afterReturn;
        afterReturn = c == '\r';
        if (second) {
            return;
        }
        if (text.size() < MAX_BYTES) {
            text.write(c == '\r' ? '\n' : c);
        } else {
            cut = true;
        }
    }

    private TermEvent taken() {
        String pasted = text.toString(StandardCharsets.UTF_8);
        boolean wasCut = cut;
        text = new ByteArrayOutputStream();
        cut = false;
        if (wasCut) {
            pasted = pasted.replaceAll("\uFFFD$", ""); // half a character
        }
        return pasted.isEmpty() ? new TermEvent.Unknown() : new TermEvent.Pasted(pasted, wasCut);
    }
}
