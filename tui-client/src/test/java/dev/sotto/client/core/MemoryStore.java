package dev.sotto.client.core;

import dev.sotto.client.command.MessageStatus;
import dev.sotto.crypto.identity.LocalDevice;
import dev.sotto.crypto.identity.PreKeyKind;
import dev.sotto.crypto.identity.PreKeyPair;
import dev.sotto.crypto.layout.LayoutException;
import dev.sotto.crypto.session.Conversation;
import dev.sotto.protocol.AccountName;
import dev.sotto.protocol.EnvelopeId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.LongStream;

/** A store in memory that keeps bytes, as the real one does, with one transaction at a time. */
final class MemoryStore implements StoreView {
    private static final class State {
        byte[] device = new byte[0];
        final Map<String, byte[]> conversations = new TreeMap<>();
        final Map<String, AccountName> names = new HashMap<>();
        final List<StoredMessage> messages = new ArrayList<>();
        final Map<String, byte[]> preKeys = new TreeMap<>();
        final Set<String> hashes = new HashSet<>();
        final Map<String, Integer> handshakes = new HashMap<>();
        final TreeMap<Long, OutboxItem> outbox = new TreeMap<>();
        final Map<String, Long> counters = new HashMap<>();
        final Map<String, Long> lastNumbers = new HashMap<>();
        final Map<String, Long> readTo = new HashMap<>();
        byte[] workspace = new byte[0];

        State copy() {
            State copy = new State();
            copy.device = device;
            copy.conversations.putAll(conversations);
            copy.names.putAll(names);
            copy.messages.addAll(messages);
            copy.preKeys.putAll(preKeys);
            copy.hashes.addAll(hashes);
            copy.handshakes.putAll(handshakes);
            copy.outbox.putAll(outbox);
            copy.counters.putAll(counters);
            copy.lastNumbers.putAll(lastNumbers);
            copy.readTo.putAll(readTo);
            copy.workspace = workspace;
            return copy;
        }
    }

    private State committed = new State();
    private State open = committed;

    MemoryStore(LocalDevice device) {
        committed.device = device.encode().copy();
    }

    /** Another store with what is committed here: what a backup of the folder would be. */
    MemoryStore snapshot() throws LayoutException {
        MemoryStore copy = new MemoryStore(LocalDevice.decode(committed.device));
        copy.committed = committed.copy();
        copy.open = copy.committed;
        return copy;
    }

    void stage(List<StoreChange> changes) {
        if (open == committed) {
            open = committed.copy();
        }
        changes.forEach(this::apply);
    }

    void commit() {
        committed = open;
    }

    void rollback() {
        open = committed;
    }

    StoreContents load() {
        rollback();
        try {
            List<StoredConversation> conversations = new ArrayList<>();
            for (Map.Entry<String, byte[]> entry : committed.conversations.entrySet()) {
                conversations.add(new StoredConversation(name(entry.getKey()), Conversation.decode(entry.getValue())));
            }
            List<PreKeyInfo> infos = new ArrayList<>();
            for (byte[] bytes : committed.preKeys.values()) {
                PreKeyPair pair = PreKeyPair.decode(bytes);
                infos.add(new PreKeyInfo(pair.kind(), pair.id(), pair.created(), pair.expires()));
            }
            return new StoreContents(
                    LocalDevice.decode(committed.device),
                    1,
                    conversations,
                    List.copyOf(committed.outbox.values()),
                    infos,
                    committed.counters);
        } catch (LayoutException e) {
            throw new IllegalStateException(e);
        }
    }

    List<StoredMessage> messages() {
        return List.copyOf(committed.messages);
    }

    int oneTimePreKeys() {
        return (int) committed.preKeys.keySet().stream()
                .filter(key -> key.startsWith("ONE_TIME"))
                .count();
    }

    @Override
    public boolean envelopeSeen(byte[] hash) {
        return open.hashes.contains(hex(hash));
    }

    @Override
    public Optional<StoredMessage> message(String peer, EnvelopeId id, boolean own) {
        return open.messages.stream()
                .filter(message -> message.peer().equals(peer) && message.id().equals(id) && message.own() == own)
                .findFirst();
    }

    @Override
    public List<NumberedMessage> history(String peer, HistoryRange range) {
        List<StoredMessage> all = messages(peer);
        long next = lastNumber(peer) + 1;
        long first = next - all.size();
        HistoryRange.Numbers numbers = range.within(first, next);
        return LongStream.range(numbers.from(), numbers.to())
                .mapToObj(number -> new NumberedMessage(number, all.get((int) (number - first))))
                .toList();
    }

    @Override
    public Optional<StoredChat> chat(String peer) {
        return chats().stream()
                .filter(chat -> chat.peer().account().equals(peer))
                .findFirst();
    }

    @Override
    public byte[] workspace() {
        return open.workspace.clone();
    }

    @Override
    public List<StoredChat> chats() {
        return open.conversations.keySet().stream().map(this::toChat).toList();
    }

    @Override
    public Optional<PreKeyPair> signedPreKey(int id) {
        return preKey(PreKeyKind.SIGNED, id);
    }

    @Override
    public Optional<PreKeyPair> oneTimePreKey(int id) {
        return preKey(PreKeyKind.ONE_TIME, id);
    }

    @Override
    public boolean handshakeSeen(byte[] hid) {
        return open.handshakes.containsKey(hex(hid));
    }

    @Override
    public int seenHandshakes(int signedPreKeyId) {
        return (int) open.handshakes.values().stream()
                .filter(id -> id == signedPreKeyId)
                .count();
    }

    private StoredChat toChat(String peer) {
        List<StoredMessage> all = messages(peer);
        OptionalLong lastAt = all.isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(all.get(all.size() - 1).storedAt());
        long readTo = open.readTo.getOrDefault(peer, 0L);
        long unread =
                history(peer, new HistoryRange(Integer.MAX_VALUE, OptionalLong.empty(), OptionalLong.of(readTo)))
                        .stream()
                        .filter(numbered -> !numbered.message().own())
                        .count();
        return new StoredChat(name(peer), all.size(), lastAt, lastNumber(peer), readTo, unread);
    }

    private List<StoredMessage> messages(String peer) {
        return open.messages.stream()
                .filter(message -> message.peer().equals(peer))
                .toList();
    }

    private long lastNumber(String peer) {
        return open.lastNumbers.getOrDefault(peer, 0L);
    }

    private AccountName name(String peer) {
        return Optional.ofNullable(open.names.get(peer))
                .or(() -> AccountName.parse(peer))
                .orElseThrow();
    }

    private Optional<PreKeyPair> preKey(PreKeyKind kind, int id) {
        byte[] bytes = open.preKeys.get(key(kind, id));
        try {
            return bytes == null ? Optional.empty() : Optional.of(PreKeyPair.decode(bytes));
        } catch (LayoutException e) {
            throw new IllegalStateException(e);
        }
    }

    private void apply(StoreChange change) {
        if (change instanceof StoreChange.SaveDevice save) {
            open.device = save.device().encode().copy();
        } else if (change instanceof StoreChange.SaveConversation save) {
            open.conversations.put(
                    save.peer().account(), save.conversation().encode().copy());
            open.names.put(save.peer().account(), save.peer());
        } else if (change instanceof StoreChange.ForgetConversation forget) {
            open.conversations.remove(forget.peer());
        } else if (change instanceof StoreChange.AddMessage add) {
            open.messages.add(add.message());
            open.lastNumbers.merge(add.message().peer(), 1L, Long::sum);
        } else if (change instanceof StoreChange.MarkRead read) {
            open.readTo.merge(read.peer(), Math.min(read.upTo(), lastNumber(read.peer())), Math::max);
        } else if (change instanceof StoreChange.SaveWorkspace save) {
            open.workspace = save.bytes();
        } else if (change instanceof StoreChange.SetStatus set) {
            open.messages.replaceAll(message -> isOwn(message, set) ? withStatus(message, set) : message);
        } else if (change instanceof StoreChange.DeleteHistory delete) {
            open.messages.removeIf(message -> message.peer().equals(delete.peer()));
            open.readTo.put(delete.peer(), lastNumber(delete.peer()));
        } else if (change instanceof StoreChange.SavePreKeys save) {
            save.pairs()
                    .forEach(pair -> open.preKeys.put(
                            key(pair.kind(), pair.id()), pair.encode().copy()));
        } else if (change instanceof StoreChange.DeletePreKey delete) {
            open.preKeys.remove(key(delete.kind(), delete.id()));
        } else if (change instanceof StoreChange.AddEnvelopeHash add) {
            open.hashes.add(hex(add.hash()));
        } else if (change instanceof StoreChange.AddSeenHandshake add) {
            open.handshakes.put(hex(add.hid()), add.signedPreKeyId());
        } else if (change instanceof StoreChange.DropSeenHandshakes drop) {
            open.handshakes.values().removeIf(id -> id == drop.signedPreKeyId());
        } else if (change instanceof StoreChange.AddOutbox add) {
            OutboxItem before = open.outbox.put(add.item().position(), add.item());
            if (before != null) {
                throw new IllegalStateException("position used twice");
            }
        } else if (change instanceof StoreChange.RemoveOutbox remove) {
            open.outbox.values().removeIf(item -> item.id().equals(remove.id()));
        } else if (change instanceof StoreChange.PutCounter put) {
            open.counters.put(put.name(), put.value());
        }
        // Expiry of hashes is the one change that a test of minutes does not need.
    }

    private static boolean isOwn(StoredMessage message, StoreChange.SetStatus set) {
        return message.own()
                && message.peer().equals(set.peer())
                && message.id().equals(set.id());
    }

    private static StoredMessage withStatus(StoredMessage message, StoreChange.SetStatus set) {
        Optional<MessageStatus> status = Optional.of(set.status());
        return new StoredMessage(
                message.peer(),
                message.id(),
                message.own(),
                message.seq(),
                message.text(),
                message.sentAt(),
                message.storedAt(),
                status,
                set.reason());
    }

    private static String key(PreKeyKind kind, int id) {
        return kind + " " + id;
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
