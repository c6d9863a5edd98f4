package dev.sotto.crypto.handshake;

import dev.sotto.crypto.primitive.SecretBytes;
import dev.sotto.crypto.ratchet.DoubleRatchet;
import dev.sotto.crypto.ratchet.HeaderKey;
import dev.sotto.crypto.ratchet.RootKey;
import dev.sotto.crypto.ratchet.Suite;
import java.util.Arrays;

/** OKM: {@code RK0 | HKa | NHKb | SID}, what the handshake hands to the ratchet. */
final class FirstSecrets implements AutoCloseable {
    private final Suite suite;
    private final SecretBytes okm;

    private FirstSecrets(Suite suite, SecretBytes okm) {
        this.suite = suite;
        this.okm = okm;
    }

    static FirstSecrets derive(Suite suite, SharedSecrets secrets, byte[] transcriptHash) {
        try (SecretBytes joined = secrets.join()) {
            return new FirstSecrets(suite, suite.handshakeSecrets(joined, transcriptHash));
        }
    }

    DoubleRatchet initiator(byte[] peerRatchetKey) {
        return DoubleRatchet.initiator(suite, rootKey(), headerKey(1), headerKey(2), peerRatchetKey);
    }

    DoubleRatchet responder(SecretBytes ratchetKey) {
        return DoubleRatchet.responder(suite, rootKey(), headerKey(1), headerKey(2), ratchetKey);
    }

    byte[] sid() {
        return part(3);
    }

    @Override
    public void close() {
        okm.close();
    }

    private RootKey rootKey() {
        return RootKey.own(SecretBytes.own(part(0)));
    }

    private HeaderKey headerKey(int index) {
        return HeaderKey.own(SecretBytes.own(part(index)));
    }

    private byte[] part(int index) {
        int from = index * Suite.KEY_LENGTH;
        return Arrays.copyOfRange(okm.expose(), from, from + Suite.KEY_LENGTH);
    }
}
