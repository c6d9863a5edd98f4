package dev.sotto.crypto.session;

/** A sealed message and the session after it: store the session before the message leaves. */
public final class Encrypted {
    private final Session session;
    private final byte[] message;

    Encrypted(Session session, byte[] message) {
        this.session = session;
        this.message = message;
    }

    public Session session() {
        return session;
    }

    /** The whole message for the envelope: an INITIAL until the peer has answered, a RATCHET then. */
    public byte[] message() {
        return message.clone();
    }
}
