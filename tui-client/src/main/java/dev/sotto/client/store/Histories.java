package dev.sotto.client.store;

import dev.sotto.client.command.MessageStatus;
import dev.sotto.client.core.HistoryRange;
import dev.sotto.client.core.NumberedMessage;
import dev.sotto.client.core.StoredChat;
import dev.sotto.client.core.StoredMessage;
import dev.sotto.crypto.layout.LayoutWriter;
import dev.sotto.protocol.AccountName;
import dev.sotto.protocol.EnvelopeId;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * The chats and their messages. A message is found by (key of the peer, sequence): a page costs what is on it, however
 * long the history is. Own messages and the peer's have separate ids, so that a peer that copies an id of ours reaches
 * none of our messages.
 */
final class Histories {
    /** Messages in memory while they are counted. */
    private static final int COUNTED_AT_ONCE = 256;

    private final Engine engine;
    private final RowCipher cipher;
    private final Rows rows;
    private final Map<String, ChatBody> changed = new TreeMap<>();

    Histories(Engine engine, RowCipher cipher, Rows rows) {
        this.engine = engine;
        this.cipher = cipher;
        this.rows = rows;
    }

    /** Writes what the open transaction changed in the chats: once for each, however many messages came. */
    void flush() throws StoreException {
        for (ChatBody chat : changed.values()) {
            rows.put(Table.CHAT, chatKey(chat.peer().account()), chat.encode());
        }
        changed.clear();
    }

    /** The open transaction is rolled back. */
    void forgetChanges() {
        changed.clear();
    }

    Optional<ChatBody> chat(String peer) throws StoreException {
        if (changed.containsKey(peer)) {
            return Optional.ofNullable(changed.get(peer));
        }
        Optional<byte[]> body = rows.get(Table.CHAT, chatKey(peer));
        return body.isEmpty() ? Optional.empty() : Optional.of(ChatBody.decode(body.get()));
    }

    /** Makes sure that there is a chat, and that it shows this name. */
    void name(AccountName peer) throws StoreException {
        Optional<ChatBody> chat = chat(peer.account());
        boolean same = chat.isPresent() && chat.get().peer().display().equals(peer.display());
        if (!same) {
            save(chat.orElse(ChatBody.empty(peer)).named(peer));
        }
    }

    void append(StoredMessage message) throws StoreException {
        Optional<ChatBody> known = chat(message.peer());
        ChatBody chat = known.isPresent() ? known.get() : ChatBody.empty(nameOf(message.peer()));
        byte[] peerKey = peerKey(message.peer());
        byte[] sealed = cipher.seal(Table.MESSAGE, primaryKey(peerKey, chat.next()), MessageBody.encode(message));
        engine.update(
                "INSERT INTO t3 (c, n, k, body) VALUES (?, ?, ?, ?)",
                peerKey,
                chat.next(),
                idKey(message.peer(), message.id(), message.own()),
                sealed);
        save(chat.withOneMore(message.storedAt(), message.own()));
    }

    void setStatus(String peer, EnvelopeId id, MessageStatus status, Optional<String> reason) throws StoreException {
        Optional<Found> found = find(peer, id, true);
        if (found.isPresent()) {
            StoredMessage old = found.get().message();
            StoredMessage changed = new StoredMessage(
                    peer, id, true, old.seq(), old.text(), old.sentAt(), old.storedAt(), Optional.of(status), reason);
            byte[] peerKey = peerKey(peer);
            byte[] sealed = cipher.seal(
                    Table.MESSAGE, primaryKey(peerKey, found.get().sequence()), MessageBody.encode(changed));
            engine.update(
                    "UPDATE t3 SET body = ? WHERE c = ? AND n = ?",
                    sealed,
                    peerKey,
                    found.get().sequence());
        }
    }

    Optional<StoredMessage> message(String peer, EnvelopeId id, boolean own) throws StoreException {
        return find(peer, id, own).map(Found::message);
    }

    /** Messages, oldest first. DAMAGED if one of them is missing. */
    List<NumberedMessage> page(String peer, HistoryRange range) throws StoreException {
        Optional<ChatBody> chat = chat(peer);
        if (chat.isEmpty()) {
            return List.of();
        }
        HistoryRange.Numbers numbers =
                range.within(number(chat.get().first()), number(chat.get().next()));
        byte[] peerKey = peerKey(peer);
        List<NumberedMessage> page = numbers.from() == numbers.to()
                ? List.of()
                : engine.query(
                        "SELECT n, body FROM t3 WHERE c = ? AND n >= ? AND n < ? ORDER BY c, n",
                        row -> new NumberedMessage(
                                number(row.getLong(1)), open(peer, peerKey, row.getLong(1), row.getBytes(2))),
                        peerKey,
                        numbers.from() - 1,
                        numbers.to() - 1);
        if (page.size() != numbers.to() - numbers.from()) {
            throw StoreException.damaged("messages are missing");
        }
        return page;
    }

    /** Up to that number everything is read; what was read stays read. */
    void markRead(String peer, long upTo) throws StoreException {
        Optional<ChatBody> found = chat(peer);
        if (found.isEmpty() || Math.min(upTo, found.get().next()) <= found.get().unreadFrom()) {
            return;
        }
        ChatBody chat = found.get();
        long before = Math.min(upTo, chat.next());
        // Whose messages they are is sealed: counted on the side of the mark that is shorter.
        boolean countRead = before - chat.unreadFrom() < chat.next() - before;
        long unread = countRead
                ? chat.unread() - received(peer, chat.unreadFrom(), before)
                : received(peer, before, chat.next());
        save(chat.readBefore(before, unread));
    }

    /** How many of the messages with these sequence numbers are the peer's. */
    private long received(String peer, long from, long to) throws StoreException {
        long count = 0;
        for (long at = from; at < to; at += COUNTED_AT_ONCE) {
            HistoryRange part = new HistoryRange(
                    COUNTED_AT_ONCE, OptionalLong.of(number(Math.min(to, at + COUNTED_AT_ONCE))), OptionalLong.of(at));
            count += page(peer, part).stream()
                    .filter(counted -> !counted.message().own())
                    .count();
        }
        return count;
    }

    /** Outside of the store 0 is before the first message. */
    private static long number(long sequence) {
        return sequence + 1;
    }

    void delete(String peer) throws StoreException {
        engine.update("DELETE FROM t3 WHERE c = ?", peerKey(peer));
        Optional<ChatBody> chat = chat(peer);
        if (chat.isPresent()) {
            save(chat.get().emptied());
        }
    }

    /** Drops the name of a peer with whom there is nothing left. */
    void dropIfEmpty(String peer, boolean hasConversation) throws StoreException {
        Optional<ChatBody> chat = chat(peer);
        if (chat.isPresent() && chat.get().messages() == 0 && !hasConversation) {
            changed.remove(peer);
            rows.remove(Table.CHAT, chatKey(peer));
        }
    }

    List<StoredChat> all() throws StoreException {
        flush();
        return engine.query("SELECT k, body FROM t2", row -> {
            byte[] key = row.getBytes(1);
            return ChatBody.decode(cipher.open(Table.CHAT, key, row.getBytes(2)))
                    .toChat();
        });
    }

    private byte[] chatKey(String peer) {
        return cipher.key(Table.CHAT, peer);
    }

    private record Found(long sequence, StoredMessage message) {}

    private Optional<Found> find(String peer, EnvelopeId id, boolean own) throws StoreException {
        byte[] peerKey = peerKey(peer);
        return engine
                .query(
                        "SELECT n, body FROM t3 WHERE c = ? AND k = ? ORDER BY n DESC LIMIT 1",
                        row -> new Found(row.getLong(1), open(peer, peerKey, row.getLong(1), row.getBytes(2))),
                        peerKey,
                        idKey(peer, id, own))
                .stream()
                .findFirst();
    }

    private StoredMessage open(String peer, byte[] peerKey, long sequence, byte[] sealed) throws StoreException {
        return MessageBody.decode(peer, cipher.open(Table.MESSAGE, primaryKey(peerKey, sequence), sealed));
    }

    private void save(ChatBody chat) {
        changed.put(chat.peer().account(), chat);
    }

    private byte[] peerKey(String peer) {
        return cipher.key(Table.MESSAGE, peer);
    }

    private byte[] idKey(String peer, EnvelopeId id, boolean own) {
        return cipher.key(
                Table.MESSAGE,
                peer.getBytes(StandardCharsets.UTF_8),
                new LayoutWriter().flag(own).bytes(id.toBytes()).toBytes());
    }

    private static byte[] primaryKey(byte[] peerKey, long sequence) {
        return new LayoutWriter().bytes(peerKey).u64(sequence).toBytes();
    }

    private static AccountName nameOf(String account) {
        return AccountName.parse(account).orElseThrow(() -> new IllegalArgumentException("A peer is an account name."));
    }
}
