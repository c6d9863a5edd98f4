package dev.sotto.client.store;

import dev.sotto.client.core.StoreChange;
import dev.sotto.client.core.StoreChange.AddEnvelopeHash;
import dev.sotto.client.core.StoreChange.AddMessage;
import dev.sotto.client.core.StoreChange.AddOutbox;
import dev.sotto.client.core.StoreChange.AddSeenHandshake;
import dev.sotto.client.core.StoreChange.DeleteHistory;
import dev.sotto.client.core.StoreChange.DeletePreKey;
import dev.sotto.client.core.StoreChange.DropSeenHandshakes;
import dev.sotto.client.core.StoreChange.ExpireEnvelopeHashes;
import dev.sotto.client.core.StoreChange.ForgetConversation;
import dev.sotto.client.core.StoreChange.MarkRead;
import dev.sotto.client.core.StoreChange.PutCounter;
import dev.sotto.client.core.StoreChange.RemoveOutbox;
import dev.sotto.client.core.StoreChange.SaveConversation;
import dev.sotto.client.core.StoreChange.SaveDevice;
import dev.sotto.client.core.StoreChange.SavePreKeys;
import dev.sotto.client.core.StoreChange.SaveWorkspace;
import dev.sotto.client.core.StoreChange.SetStatus;
import dev.sotto.client.core.StoreContents;
import dev.sotto.client.core.StoredChat;
import dev.sotto.crypto.identity.LocalDevice;
import dev.sotto.crypto.identity.PreKeyPair;
import dev.sotto.crypto.layout.LayoutException;
import dev.sotto.crypto.primitive.SecretBytes;
import dev.sotto.protocol.AccountName;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Every table, and which change goes into which. */
final class Tables {
    private final Rows rows;
    private final Meta meta;
    private final Conversations conversations;
    private final Histories histories;
    private final PreKeys preKeys;
    private final EnvelopeHashes envelopes;
    private final SeenHandshakes handshakes;
    private final Outbox outbox;

    Tables(Engine engine, RowCipher cipher, Tally tally) {
        this.rows = new Rows(engine, cipher, tally);
        this.meta = new Meta(rows, cipher);
        this.conversations = new Conversations(rows, cipher);
        this.histories = new Histories(engine, cipher, rows);
        this.preKeys = new PreKeys(rows, cipher);
        this.envelopes = new EnvelopeHashes(engine, cipher, meta);
        this.handshakes = new SeenHandshakes(engine, cipher, tally);
        this.outbox = new Outbox(engine, cipher, tally);
    }

    Meta meta() {
        return meta;
    }

    Histories histories() {
        return histories;
    }

    PreKeys preKeys() {
        return preKeys;
    }

    EnvelopeHashes envelopes() {
        return envelopes;
    }

    SeenHandshakes handshakes() {
        return handshakes;
    }

    void apply(StoreChange change) throws StoreException {
        if (change instanceof SaveConversation save) {
            histories.name(save.peer());
            conversations.save(save.peer().account(), save.conversation());
        } else if (change instanceof AddMessage add) {
            histories.append(add.message());
        } else if (change instanceof SetStatus set) {
            histories.setStatus(set.peer(), set.id(), set.status(), set.reason());
        } else if (change instanceof MarkRead read) {
            histories.markRead(read.peer(), read.upTo());
        } else if (change instanceof AddEnvelopeHash add) {
            envelopes.add(add.hash(), add.day());
        } else if (change instanceof AddOutbox add) {
            outbox.add(add.item());
        } else if (change instanceof RemoveOutbox remove) {
            outbox.remove(remove.id());
        } else if (change instanceof PutCounter put) {
            meta.putNumber(Meta.COUNTER + put.name(), put.value());
        } else {
            applyRare(change);
        }
    }

    StoreContents load(Tally found) throws StoreException {
        Map<String, byte[]> values = meta.all(found);
        Map<String, AccountName> names = new TreeMap<>();
        for (byte[] body : rows.all(Table.CHAT, found)) {
            AccountName name = ChatBody.decode(body).peer();
            names.put(name.account(), name);
        }
        handshakes.count(found);
        return new StoreContents(
                device(values.get(Meta.DEVICE)),
                Meta.number(values.getOrDefault(Meta.GENERATION, new byte[Long.BYTES])),
                conversations.all(names, found),
                outbox.all(found),
                preKeys.all(found),
                counters(values));
    }

    List<StoredChat> chats() throws StoreException {
        return histories.all();
    }

    private void applyRare(StoreChange change) throws StoreException {
        if (change instanceof SavePreKeys save) {
            for (PreKeyPair pair : save.pairs()) {
                preKeys.save(pair);
            }
        } else if (change instanceof DeletePreKey delete) {
            preKeys.delete(delete.kind(), delete.id());
        } else if (change instanceof AddSeenHandshake add) {
            handshakes.add(add.hid(), add.signedPreKeyId());
        } else if (change instanceof DropSeenHandshakes drop) {
            handshakes.drop(drop.signedPreKeyId());
        } else if (change instanceof ExpireEnvelopeHashes expire) {
            envelopes.expire(expire.beforeDay());
        } else if (change instanceof ForgetConversation forget) {
            conversations.forget(forget.peer());
            histories.dropIfEmpty(forget.peer(), false);
        } else if (change instanceof DeleteHistory delete) {
            histories.delete(delete.peer());
            histories.dropIfEmpty(delete.peer(), conversations.has(delete.peer()));
        } else if (change instanceof SaveWorkspace save) {
            meta.put(Meta.WORKSPACE, save.bytes());
        } else if (change instanceof SaveDevice save) {
            try (SecretBytes body = save.device().encode()) {
                meta.put(Meta.DEVICE, body.expose());
            }
        } else {
            throw new IllegalStateException("A change that the store does not know: " + change.getClass());
        }
    }

    private static LocalDevice device(byte @Nullable [] encoded) throws StoreException {
        if (encoded == null) {
            throw StoreException.damaged("it holds no device");
        }
        try {
            return LocalDevice.decode(encoded);
        } catch (LayoutException e) {
            throw StoreException.damaged("its device has another layout");
        }
    }

    private static Map<String, Long> counters(Map<String, byte[]> values) throws StoreException {
        Map<String, Long> counters = new TreeMap<>();
        for (Map.Entry<String, byte[]> value : values.entrySet()) {
            if (value.getKey().startsWith(Meta.COUNTER)) {
                counters.put(value.getKey().substring(Meta.COUNTER.length()), Meta.number(value.getValue()));
            }
        }
        return counters;
    }
}
