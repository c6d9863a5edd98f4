package dev.sotto.client.store;

import dev.sotto.client.core.HistoryRange;
import dev.sotto.client.core.NumberedMessage;
import dev.sotto.client.core.StoreView;
import dev.sotto.client.core.StoredChat;
import dev.sotto.client.core.StoredMessage;
import dev.sotto.crypto.identity.PreKeyKind;
import dev.sotto.crypto.identity.PreKeyPair;
import dev.sotto.protocol.EnvelopeId;
import java.util.List;
import java.util.Optional;

/** The store as the core reads it. */
public final class StoreReads implements StoreView {
    private final Tables tables;

    StoreReads(Tables tables) {
        this.tables = tables;
    }

    @Override
    public boolean envelopeSeen(byte[] hash) {
        return read(() -> tables.envelopes().contains(hash));
    }

    @Override
    public Optional<PreKeyPair> signedPreKey(int id) {
        return read(() -> tables.preKeys().find(PreKeyKind.SIGNED, id));
    }

    @Override
    public Optional<PreKeyPair> oneTimePreKey(int id) {
        return read(() -> tables.preKeys().find(PreKeyKind.ONE_TIME, id));
    }

    @Override
    public boolean handshakeSeen(byte[] hid) {
        return read(() -> tables.handshakes().contains(hid));
    }

    @Override
    public int seenHandshakes(int signedPreKeyId) {
        return read(() -> tables.handshakes().count(signedPreKeyId));
    }

    @Override
    public Optional<StoredMessage> message(String peer, EnvelopeId id, boolean own) {
        return read(() -> tables.histories().message(peer, id, own));
    }

    @Override
    public List<NumberedMessage> history(String peer, HistoryRange range) {
        return read(() -> tables.histories().page(peer, range));
    }

    @Override
    public Optional<StoredChat> chat(String peer) {
        return read(() -> tables.histories().chat(peer)).map(ChatBody::toChat);
    }

    @Override
    public byte[] workspace() {
        return read(() -> tables.meta().get(Meta.WORKSPACE)).orElseGet(() -> new byte[0]);
    }

    @Override
    public List<StoredChat> chats() {
        return read(tables::chats);
    }

    private interface Read<T> {
        T run() throws StoreException;
    }

    private static <T> T read(Read<T> read) {
        try {
            return read.run();
        } catch (StoreException e) {
            throw new ReadFailure(String.valueOf(e.getMessage()), e);
        }
    }
}
