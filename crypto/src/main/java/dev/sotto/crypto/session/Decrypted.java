package dev.sotto.crypto.session;

/** An opened message and the session after it: store both in one transaction, then acknowledge. */
public final class Decrypted {
    private final Session session;
    private final byte[] plaintext;
    private final int lostMessages;

    Decrypted(Session session, byte[] plaintext, int lostMessages) {
        this.session = session;
        this.plaintext = plaintext;
        this.lostMessages = lostMessages;
    }

    public Session session() {
        return session;
    }

    /** The payload as the peer gave it to its session, authentic. */
    public byte[] plaintext() {
        return plaintext.clone();
    }

    /**
     * How many messages can never be opened from now on, because the keys kept for them were too many or too old. None of them
     * has been read.
     */
    public int lostMessages() {
        return lostMessages;
    }

    /** Never the content. */
    @Override
    public String toString() {
        return "Decrypted[" + plaintext.length + " bytes, " + lostMessages + " lost]";
    }
}
