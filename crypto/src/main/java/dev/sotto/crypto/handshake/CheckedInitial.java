package dev.sotto.crypto.handshake;

/** An INITIAL that passed {@link InitialMessage#check}: the only kind that {@link Handshake#respond} takes. */
public final class CheckedInitial {
    private final InitialMessage message;

    CheckedInitial(InitialMessage message) {
        this.message = message;
    }

    public InitialMessage message() {
        return message;
    }
}
