package dev.sotto.crypto.session;

/** The numbers of the payload types on the wire. */
final class PayloadType {
    static final int HELLO = 0;
    static final int TEXT = 1;
    static final int RECEIPT = 2;
    static final int RESET = 3;
    static final int UNREADABLE = 4;

    /** From here on (5 is CONTENT) a type is for a newer client. */
    static final int FIRST_UNSUPPORTED = 5;

    private PayloadType() {}
}
