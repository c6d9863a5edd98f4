package dev.sotto.crypto.session;

/** A handshake without a one-time prekey that made a session: stored as long as its signed prekey lives. */
public final class SeenHandshake {
    private final byte[] hid;
    private final int signedPreKeyId;

    SeenHandshake(byte[] hid, int signedPreKeyId) {
        this.hid = hid.clone();
        this.signedPreKeyId = signedPreKeyId;
    }

    /** A copy of the 32-byte hash of the handshake part. */
    public byte[] hid() {
        return hid.clone();
    }

    public int signedPreKeyId() {
        return signedPreKeyId;
    }
}
