package dev.sotto.client.core;

import dev.sotto.client.command.MessageStatus;
import dev.sotto.crypto.identity.LocalDevice;
import dev.sotto.crypto.identity.PreKeyKind;
import dev.sotto.crypto.identity.PreKeyPair;
import dev.sotto.crypto.session.Conversation;
import dev.sotto.protocol.AccountName;
import dev.sotto.protocol.EnvelopeId;
import java.util.List;
import java.util.Optional;

/**
 * One change of the local store. What an input changes is committed as one transaction, before anything is sent or
 * shown. A {@code peer} is an account, in lower case. Nothing that a peer chose can make a change fail.
 */
public sealed interface StoreChange {
    /** The own device: at creation, and with its next instance. */
    final class SaveDevice implements StoreChange {
        private final LocalDevice device;

        public SaveDevice(LocalDevice device) {
            this.device = device;
        }

        public LocalDevice device() {
            return device;
        }
    }

    /** The whole state towards a peer, in place of the one before, and the peer's name as it is shown. */
    final class SaveConversation implements StoreChange {
        private final AccountName peer;
        private final Conversation conversation;

        public SaveConversation(AccountName peer, Conversation conversation) {
            this.peer = peer;
            this.conversation = conversation;
        }

        public AccountName peer() {
            return peer;
        }

        public Conversation conversation() {
            return conversation;
        }
    }

    /** Drops sessions and trust; the history stays. */
    record ForgetConversation(String peer) implements StoreChange {}

    /** Appends to the end of the peer's history, also if a message of that id is there already. */
    record AddMessage(StoredMessage message) implements StoreChange {}

    /** Of an own message. An id that is not there changes nothing. */
    record SetStatus(String peer, EnvelopeId id, MessageStatus status, Optional<String> reason)
            implements StoreChange {}

    /** What is read: up to that number, never back. Beyond the last message is all of them. */
    record MarkRead(String peer, long upTo) implements StoreChange {}

    /** What a face keeps, in place of what it kept before. */
    final class SaveWorkspace implements StoreChange {
        private final byte[] bytes;

        public SaveWorkspace(byte[] bytes) {
            this.bytes = bytes.clone();
        }

        public byte[] bytes() {
            return bytes.clone();
        }
    }

    /** Every message with the peer. */
    record DeleteHistory(String peer) implements StoreChange {}

    /** Adds the pairs; one of the same kind and id is replaced. */
    final class SavePreKeys implements StoreChange {
        private final List<PreKeyPair> pairs;

        public SavePreKeys(List<PreKeyPair> pairs) {
            this.pairs = List.copyOf(pairs);
        }

        public List<PreKeyPair> pairs() {
            return pairs;
        }
    }

    /** Forgets the private halves of a pair. */
    record DeletePreKey(PreKeyKind kind, int id) implements StoreChange {}

    /** The hash of a received envelope, so that a second copy is recognised. {@code day} counts from the Unix epoch. */
    final class AddEnvelopeHash implements StoreChange {
        private final byte[] hash;
        private final long day;

        public AddEnvelopeHash(byte[] hash, long day) {
            this.hash = hash.clone();
            this.day = day;
        }

        public byte[] hash() {
            return hash.clone();
        }

        public long day() {
            return day;
        }
    }

    /** Forgets hashes that were added before that day. After a clock that jumped some may stay longer. */
    record ExpireEnvelopeHashes(long beforeDay) implements StoreChange {}

    /** A handshake without a one-time pair, remembered as long as the signed pair it used. */
    final class AddSeenHandshake implements StoreChange {
        private final byte[] hid;
        private final int signedPreKeyId;

        public AddSeenHandshake(byte[] hid, int signedPreKeyId) {
            this.hid = hid.clone();
            this.signedPreKeyId = signedPreKeyId;
        }

        public byte[] hid() {
            return hid.clone();
        }

        public int signedPreKeyId() {
            return signedPreKeyId;
        }
    }

    /** Forgets the handshakes that used that signed pair. */
    record DropSeenHandshakes(int signedPreKeyId) implements StoreChange {}

    /** Positions rise and are never used twice. */
    final class AddOutbox implements StoreChange {
        private final OutboxItem item;

        public AddOutbox(OutboxItem item) {
            this.item = item;
        }

        public OutboxItem item() {
            return item;
        }
    }

    /** The relay has it, or it will not be sent any more. */
    record RemoveOutbox(EnvelopeId id) implements StoreChange {}

    /** A number under a name of the core's own; not negative. */
    record PutCounter(String name, long value) implements StoreChange {}
}
