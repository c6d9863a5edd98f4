package dev.sotto.client.store;

import dev.sotto.client.command.MessageStatus;
import dev.sotto.client.core.HistoryRange;
import dev.sotto.client.core.NumberedMessage;
import dev.sotto.client.core.OutboxItem;
import dev.sotto.client.core.StoredMessage;
import dev.sotto.client.password.Argon2Cost;
import dev.sotto.crypto.identity.DeviceAddress;
import dev.sotto.crypto.identity.IdentityKeyPair;
import dev.sotto.crypto.identity.Instance;
import dev.sotto.crypto.identity.LocalDevice;
import dev.sotto.crypto.identity.PreKeyKind;
import dev.sotto.crypto.identity.PreKeyPair;
import dev.sotto.crypto.primitive.Randomness;
import dev.sotto.crypto.primitive.SecretBytes;
import dev.sotto.crypto.session.Conversation;
import dev.sotto.protocol.AccountName;
import dev.sotto.protocol.EnvelopeId;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What the store tests put in. Passwords cost next to nothing here. */
final class Bench {
    static final Argon2Cost CHEAP = new Argon2Cost(8, 1, 1);
    static final long NOW_SECONDS = 1_764_000_000L;
    static final Randomness RANDOM = Randomness.system();

    private Bench() {}

    static SecretBytes password(String text) {
        return SecretBytes.own(text.getBytes(StandardCharsets.UTF_8));
    }

    static LocalDevice device() {
        return LocalDevice.of(
                DeviceAddress.of("paul", 1),
                Instance.create(NOW_SECONDS * 1000, Optional.empty(), RANDOM),
                IdentityKeyPair.generate(RANDOM));
    }

    static ClientStore create(Path folder) throws StoreException {
        return createStaged(folder, device()).promote();
    }

    static StagedStore createStaged(Path folder, LocalDevice device) throws StoreException {
        return ClientStore.createStaged(folder, password("secret"), device, RANDOM, CHEAP);
    }

    static ClientStore open(Path folder) throws StoreException {
        return ClientStore.open(folder, password("secret"));
    }

    static AccountName name(String name) {
        return AccountName.parse(name).orElseThrow();
    }

    static Conversation conversation(LocalDevice device, String peer) {
        return Conversation.with(device, DeviceAddress.of(peer, 1), NOW_SECONDS);
    }

    static PreKeyPair preKey(LocalDevice device, PreKeyKind kind, int id) {
        return PreKeyPair.generate(kind, id, NOW_SECONDS, device, RANDOM);
    }

    static EnvelopeId id(long number) {
        return new EnvelopeId(7, number);
    }

    static StoredMessage own(String peer, long number, String text) {
        return new StoredMessage(
                peer,
                id(number),
                true,
                number,
                text,
                number * 10,
                number * 10 + 1,
                Optional.of(MessageStatus.QUEUED),
                Optional.empty());
    }

    static StoredMessage theirs(String peer, long number, String text) {
        return new StoredMessage(
                peer, id(number), false, number, text, -number, number, Optional.empty(), Optional.empty());
    }

    static OutboxItem item(long position, long number, String peer) {
        return new OutboxItem(
                position, id(number), peer, ("envelope " + number).getBytes(StandardCharsets.UTF_8), true);
    }

    static byte[] hash(int number) {
        byte[] hash = new byte[32];
        hash[0] = (byte) number;
        hash[1] = (byte) (number >> 8);
        hash[31] = 1;
        return hash;
    }

    /** The last messages, oldest first. */
    static List<StoredMessage> history(ClientStore store, String peer, int limit) {
        return store.reads().history(peer, HistoryRange.last(limit)).stream()
                .map(NumberedMessage::message)
                .toList();
    }
}
