package dev.sotto.crypto.session;

import dev.sotto.crypto.identity.BadKeyException;
import dev.sotto.crypto.identity.IdentityKey;
import dev.sotto.crypto.identity.Instance;
import dev.sotto.crypto.identity.PinnedIdentity;
import dev.sotto.crypto.layout.LayoutException;
import dev.sotto.crypto.layout.LayoutReader;
import dev.sotto.crypto.layout.LayoutWriter;

/**
 * What is remembered of a peer device whatever happens to its sessions: survives resets, belongs into a backup.
 *
 * <p>Source: protocol v1, section "Trust, reset, identity change".
 *
 * @param verified the user has compared the safety number
 * @param instance the newest one seen; an older one is refused
 * @param suite the highest one seen; a lower one is refused
 * @param highestEpoch of the sessions between the peer's instance and the own one, 0: none yet
 */
public record TrustRecord(IdentityKey identity, boolean verified, Instance instance, int suite, long highestEpoch) {
    private static final int FORMAT = 1;

    /** Holds no secret, but says who talks to whom. */
    public byte[] encode() {
        LayoutWriter writer = new LayoutWriter().u8(FORMAT);
        writeTo(writer);
        return writer.toBytes();
    }

    /** Strict: throws for anything that {@link #encode} does not make. */
    public static TrustRecord decode(byte[] bytes) throws LayoutException {
        LayoutReader reader = new LayoutReader(bytes);
        if (reader.u8() != FORMAT) {
            throw new LayoutException("A trust record of another format: update the client.");
        }
        TrustRecord record = readFrom(reader);
        reader.end();
        return record;
    }

    void writeTo(LayoutWriter writer) {
        identity.write(writer);
        writer.flag(verified);
        instance.write(writer);
        writer.u8(suite).u32(highestEpoch);
    }

    static TrustRecord readFrom(LayoutReader reader) throws LayoutException {
        return new TrustRecord(readIdentity(reader), reader.flag(), Instance.read(reader), reader.u8(), reader.u31());
    }

    static IdentityKey readIdentity(LayoutReader reader) throws LayoutException {
        try {
            return IdentityKey.read(reader);
        } catch (BadKeyException e) {
            throw new LayoutException("Malformed: not an identity key.");
        }
    }

    /** What a bundle of this peer must agree with. */
    PinnedIdentity pinned() {
        return new PinnedIdentity(identity, instance, suite);
    }

    TrustRecord withVerified(boolean isVerified) {
        return new TrustRecord(identity, isVerified, instance, suite, highestEpoch);
    }

    TrustRecord withEpoch(long epoch) {
        return new TrustRecord(identity, verified, instance, suite, Math.max(highestEpoch, epoch));
    }

    /** One of the two instances is new: epochs start again. */
    TrustRecord withInstance(Instance newest) {
        return new TrustRecord(identity, verified, newest, suite, 0);
    }

    TrustRecord withSuite(int seen) {
        return new TrustRecord(identity, verified, instance, Math.max(suite, seen), highestEpoch);
    }
}
