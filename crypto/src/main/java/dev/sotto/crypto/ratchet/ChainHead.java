package dev.sotto.crypto.ratchet;

import dev.sotto.crypto.layout.LayoutException;
import dev.sotto.crypto.layout.LayoutReader;
import dev.sotto.crypto.layout.LayoutWriter;
import dev.sotto.crypto.primitive.ConstantTime;
import dev.sotto.crypto.primitive.X25519;
import dev.sotto.crypto.ratchet.DecryptionException.Reason;
import java.util.Optional;

/**
 * What all messages of one receiving chain share: the header key, the peer's ratchet key, and the number of the DH step that
 * started the chain (from 1), which also tells chains of a session apart.
 */
final class ChainHead {
    private final HeaderKey headerKey;
    private final byte[] ratchetKey;
    private final int step;

    ChainHead(HeaderKey headerKey, byte[] ratchetKey, int step) {
        this.headerKey = headerKey;
        this.ratchetKey = ratchetKey.clone();
        this.step = step;
    }

    /**
     * The header, or empty when the message is of another chain.
     *
     * @throws DecryptionException when the header is of this chain and breaks a rule
     */
    Optional<RatchetHeader> open(Suite suite, RatchetMessage message) throws DecryptionException {
        Optional<RatchetHeader> header = headerKey.open(suite, message);
        if (header.isPresent() && !ConstantTime.equal(header.get().ratchetKey(), ratchetKey)) {
            throw new DecryptionException(Reason.BAD_KEY, "The header names another ratchet key than its chain has.");
        }
        return header;
    }

    HeaderKey headerKey() {
        return headerKey;
    }

    byte[] ratchetKey() {
        return ratchetKey.clone();
    }

    int step() {
        return step;
    }

    boolean sameAs(ChainHead other) {
        return step == other.step
                && headerKey.secret().equals(other.headerKey.secret())
                && ConstantTime.equal(ratchetKey, other.ratchetKey);
    }

    void write(LayoutWriter writer) {
        writer.u32(step).secret(headerKey.secret()).bytes(ratchetKey);
    }

    static ChainHead read(LayoutReader reader) throws LayoutException {
        int step = reader.u31();
        HeaderKey headerKey = HeaderKey.read(reader);
        return new ChainHead(headerKey, reader.bytes(X25519.LENGTH), step);
    }
}
