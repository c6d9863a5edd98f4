package dev.sotto.crypto.ratchet;

import dev.sotto.crypto.layout.LayoutException;
import dev.sotto.crypto.layout.LayoutReader;
import dev.sotto.crypto.layout.LayoutWriter;
import dev.sotto.crypto.primitive.PrimitiveException;
import dev.sotto.crypto.primitive.SecretBytes;
import dev.sotto.crypto.primitive.X25519;
import dev.sotto.crypto.ratchet.DecryptionException.Reason;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Our ratchet key is out and the peer may answer it with one of its own.
 *
 * <p>A responder that has received nothing has no chain yet; a receive-only session has neither chain nor next header key.
 */
final class PeerTurn implements Turn {
    static final int KIND = 2;

    private final RootKey rootKey;
    private final SecretBytes ownKey;
    private final HeaderKey nextReceiving;
    private final @Nullable HeaderKey nextSending;
    private final @Nullable SendingChain chain;

    /** Takes {@code ownKey} over, the private half of our ratchet key. */
    PeerTurn(
            RootKey rootKey,
            SecretBytes ownKey,
            HeaderKey nextReceiving,
            @Nullable HeaderKey nextSending,
            @Nullable SendingChain chain) {
        this.rootKey = rootKey;
        this.ownKey = ownKey;
        this.nextReceiving = nextReceiving;
        this.nextSending = nextSending;
        this.chain = chain;
    }

    /** The header, or empty when the message does not start a new chain of the peer. */
    Optional<RatchetHeader> open(Suite suite, RatchetMessage message) throws DecryptionException {
        return nextReceiving.open(suite, message);
    }

    /**
     * The peer's DH step: its new chain, at the start.
     *
     * @throws DecryptionException BAD_KEY
     */
    Step step(Suite suite, RatchetHeader header, int number) throws DecryptionException {
        byte[] peerKey = header.ratchetKey();
        try (SecretBytes dh = X25519.agree(ownKey, peerKey)) {
            RootKey.Step step = rootKey.step(suite, dh);
            ReceivingChain receiving = new ReceivingChain(new ChainHead(nextReceiving, peerKey, number), step.chain, 0);
            if (nextSending == null) {
                step.root.secret().close();
                step.nextHeader.secret().close();
                return new Step(receiving, NoTurn.INSTANCE);
            }
            int count = chain == null ? 0 : chain.count();
            return new Step(receiving, new OwnTurn(step.root, peerKey, nextSending, step.nextHeader, count));
        } catch (PrimitiveException e) {
            throw new DecryptionException(Reason.BAD_KEY, "The header's ratchet key is refused: " + e.getMessage());
        }
    }

    /** Our sending chain; only while {@link #canSend}. */
    SendingChain sendingChain() {
        return Objects.requireNonNull(chain, "a turn that cannot send has no chain");
    }

    PeerTurn withChain(SendingChain next) {
        return new PeerTurn(rootKey, ownKey, nextReceiving, nextSending, next);
    }

    @Override
    public boolean canSend() {
        return chain != null && chain.count() < SendingChain.MAX_COUNT;
    }

    /** Keeps what one more step of the peer needs: it may have answered already. */
    @Override
    public Turn receiveOnly() {
        return new PeerTurn(rootKey, ownKey, nextReceiving, null, null);
    }

    @Override
    public Stream<SecretBytes> secrets() {
        Stream<SecretBytes> always = Stream.of(rootKey.secret(), ownKey, nextReceiving.secret());
        Stream<SecretBytes> next = nextSending == null ? Stream.empty() : Stream.of(nextSending.secret());
        return Stream.concat(always, Stream.concat(next, chain == null ? Stream.empty() : chain.secrets()));
    }

    @Override
    public void write(LayoutWriter writer) {
        writer.u8(KIND).secret(rootKey.secret()).secret(ownKey).secret(nextReceiving.secret());
        writer.flag(nextSending != null);
        if (nextSending != null) {
            writer.secret(nextSending.secret()).flag(chain != null);
            if (chain != null) {
                chain.write(writer);
            }
        }
    }

    static PeerTurn read(LayoutReader reader) throws LayoutException {
        RootKey rootKey = RootKey.read(reader);
        SecretBytes ownKey = reader.secret(X25519.LENGTH);
        HeaderKey nextReceiving = HeaderKey.read(reader);
        HeaderKey nextSending = reader.flag() ? HeaderKey.read(reader) : null;
        SendingChain chain = nextSending != null && reader.flag() ? SendingChain.read(reader) : null;
        return new PeerTurn(rootKey, ownKey, nextReceiving, nextSending, chain);
    }

    /** The peer's new chain and whose turn it is then. */
    static final class Step {
        final ReceivingChain chain;
        final Turn turn;

        private Step(ReceivingChain chain, Turn turn) {
            this.chain = chain;
            this.turn = turn;
        }
    }
}
