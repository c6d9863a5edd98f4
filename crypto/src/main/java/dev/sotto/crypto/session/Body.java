package dev.sotto.crypto.session;

import java.util.List;

/** What a payload says. Texts and ids are never part of a {@code toString}: they must not reach a log. */
public sealed interface Body
        permits Body.Hello, Body.Text, Body.Receipt, Body.Reset, Body.Unreadable, Body.Unsupported {
    /** The most ids in one body: as many as deliveries may be unacknowledged at once. */
    int MAX_IDS = 256;

    /** What {@code init} sends: it only carries the handshake. */
    record Hello() implements Body {}

    /**
     * A message that a person wrote.
     *
     * @param sentAtMillis the sender's clock, Unix milliseconds; shown, never used for order
     */
    record Text(long sentAtMillis, String text) implements Body {
        /** The most UTF-8 bytes: 16 000 characters of four bytes fit, and the padded envelope stays below 96 KiB. */
        public static final int MAX_BYTES = 65_536;

        /** Throws IllegalArgumentException for a negative time and for what {@link #fits} refuses. */
        public Text {
            if (sentAtMillis < 0) {
                throw new IllegalArgumentException("sent_at must not be negative");
            }
            if (!fits(text)) {
                throw new IllegalArgumentException("a text is well-formed Unicode of at most 65536 UTF-8 bytes");
            }
        }

        /** Whether the text is well-formed Unicode (no lone surrogate) and at most {@link #MAX_BYTES} long in UTF-8. */
        public static boolean fits(String text) {
            return Utf8.isWellFormed(text) && Utf8.encode(text).length <= MAX_BYTES;
        }

        @Override
        public String toString() {
            return "Text[redacted]";
        }
    }

    /** These messages were received and committed. 1 to {@link #MAX_IDS} ids. */
    record Receipt(List<MessageId> ids) implements Body {
        public Receipt {
            ids = checked(ids);
        }
    }

    /** The sender has dropped the session: write no more on it, nor on any lower one. */
    record Reset() implements Body {}

    /** These envelopes could not be opened. 1 to {@link #MAX_IDS} ids. */
    record Unreadable(List<MessageId> ids) implements Body {
        public Unreadable {
            ids = checked(ids);
        }
    }

    /** Authentic, but of a type that this version does not know: it needs a newer client. Never sent. */
    final class Unsupported implements Body {
        private final int type;
        private final byte[] bytes;

        /** A body of that type, from 5 (CONTENT) to 255, around a copy of its bytes. */
        public Unsupported(int type, byte[] bytes) {
            if (type < PayloadType.FIRST_UNSUPPORTED || type > 0xff) {
                throw new IllegalArgumentException("type " + type + " is supported or no type at all");
            }
            this.type = type;
            this.bytes = bytes.clone();
        }

        public int type() {
            return type;
        }

        /** A copy of the body, for keeping it until the client is newer. */
        public byte[] bytes() {
            return bytes.clone();
        }

        @Override
        public String toString() {
            return "Unsupported[type " + type + "]";
        }
    }

    private static List<MessageId> checked(List<MessageId> ids) {
        if (ids.isEmpty() || ids.size() > MAX_IDS) {
            throw new IllegalArgumentException("1 to " + MAX_IDS + " ids, not " + ids.size());
        }
        return List.copyOf(ids);
    }
}
