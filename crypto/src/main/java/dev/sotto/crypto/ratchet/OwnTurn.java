package dev.sotto.crypto.ratchet;

import dev.sotto.crypto.layout.LayoutException;
import dev.sotto.crypto.layout.LayoutReader;
import dev.sotto.crypto.layout.LayoutWriter;
import dev.sotto.crypto.primitive.PrimitiveException;
import dev.sotto.crypto.primitive.Randomness;
import dev.sotto.crypto.primitive.SecretBytes;
import dev.sotto.crypto.primitive.X25519;
import java.util.stream.Stream;

/** The peer's ratchet key is known and unanswered: the next message starts a sending chain under a new key of ours. */
final class OwnTurn implements Turn {
    static final int KIND = 1;

    private final RootKey rootKey;
    private final byte[] peerKey;
    private final HeaderKey nextSending;
    private final HeaderKey nextReceiving;
    private final int previousCount;

    /** {@code previousCount}: messages of our chain before this turn, 0 if there was none. */
    OwnTurn(RootKey rootKey, byte[] peerKey, HeaderKey nextSending, HeaderKey nextReceiving, int previousCount) {
        this.rootKey = rootKey;
        this.peerKey = peerKey.clone();
        this.nextSending = nextSending;
        this.nextReceiving = nextReceiving;
        this.previousCount = previousCount;
    }

    /** Our DH step with a fresh ratchet key. */
    PeerTurn step(Suite suite, Randomness randomness) {
        SecretBytes own = X25519.generate(randomness);
        try (SecretBytes dh = X25519.agree(own, peerKey)) {
            RootKey.Step step = rootKey.step(suite, dh);
            SendingChain chain = new SendingChain(nextSending, step.chain, X25519.publicKey(own), previousCount, 0);
            return new PeerTurn(step.root, own, nextReceiving, step.nextHeader, chain);
        } catch (PrimitiveException e) {
            // The same point gave a non-zero output when it arrived, and that does not depend on our key.
            throw new IllegalStateException("A ratchet key that was accepted is refused now.", e);
        }
    }

    @Override
    public boolean canSend() {
        return true;
    }

    /** Without our step the peer, too, has no step to take. */
    @Override
    public Turn receiveOnly() {
        return NoTurn.INSTANCE;
    }

    @Override
    public Stream<SecretBytes> secrets() {
        return Stream.of(rootKey.secret(), nextSending.secret(), nextReceiving.secret());
    }

    @Override
    public void write(LayoutWriter writer) {
        writer.u8(KIND)
                .secret(rootKey.secret())
                .bytes(peerKey)
                .secret(nextSending.secret())
                .secret(nextReceiving.secret())
                .u32(previousCount);
    }

    static OwnTurn read(LayoutReader reader) throws LayoutException {
        RootKey rootKey = RootKey.read(reader);
        byte[] peerKey = reader.bytes(X25519.LENGTH);
        HeaderKey nextSending = HeaderKey.read(reader);
        HeaderKey nextReceiving = HeaderKey.read(reader);
        return new OwnTurn(rootKey, peerKey, nextSending, nextReceiving, reader.u31());
    }
}
