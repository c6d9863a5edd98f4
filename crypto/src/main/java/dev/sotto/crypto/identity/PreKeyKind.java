package dev.sotto.crypto.identity;

import dev.sotto.crypto.layout.LayoutException;

/** The two kinds of prekey pairs. */
public enum PreKeyKind {
    /** Used again and again for 30 days; its KEM half is the last resort when the one-time pairs are gone. */
    SIGNED(1),
    /** Used for one handshake, private half deleted then; does not expire. */
    ONE_TIME(2);

    private final int code;

    PreKeyKind(int code) {
        this.code = code;
    }

    /** The byte of signatures and stores. */
    public int code() {
        return code;
    }

    public static PreKeyKind of(int code) throws LayoutException {
        for (PreKeyKind kind : values()) {
            if (kind.code == code) {
                return kind;
            }
        }
        throw new LayoutException("Malformed: " + code + " is no kind of prekey.");
    }
}
