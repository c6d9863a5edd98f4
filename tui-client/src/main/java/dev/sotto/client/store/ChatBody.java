package dev.sotto.client.store;

import dev.sotto.client.core.StoredChat;
import dev.sotto.crypto.layout.LayoutException;
import dev.sotto.crypto.layout.LayoutReader;
import dev.sotto.crypto.layout.LayoutWriter;
import dev.sotto.protocol.AccountName;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;

/**
 * A peer's name, where its history is, and what of it was read: the messages have the sequence numbers from
 * {@code first} to {@code next - 1} without a gap, so one that is missing is noticed. Outside of the store a message
 * has its sequence number and one more, so that 0 is before all. Those before the sequence number {@code unreadFrom}
 * are read; {@code unread} counts the peer's behind it. Body, format 2: {@code format(u8) lp(name) first(u64) next(u64)
 * lastAt(u64) unreadFrom(u64) unread(u64)}. Format 1 ends before {@code unreadFrom}: all of it is taken as read.
 */
record ChatBody(AccountName peer, long first, long next, long lastAt, long unreadFrom, long unread) {
    private static final int FIRST_FORMAT = 1;
    private static final int FORMAT = 2;

    static ChatBody empty(AccountName peer) {
        return new ChatBody(peer, 0, 0, 0, 0, 0);
    }

    ChatBody named(AccountName name) {
        return new ChatBody(name, first, next, lastAt, unreadFrom, unread);
    }

    ChatBody withOneMore(long storedAt, boolean own) {
        return new ChatBody(peer, first, next + 1, Math.max(0, storedAt), unreadFrom, own ? unread : unread + 1);
    }

    ChatBody readBefore(long sequence, long stillUnread) {
        return new ChatBody(peer, first, next, lastAt, sequence, stillUnread);
    }

    /** Without messages. Numbers are not used twice, so that a deleted message cannot be put back. */
    ChatBody emptied() {
        return new ChatBody(peer, next, next, 0, next, 0);
    }

    long messages() {
        return next - first;
    }

    StoredChat toChat() {
        OptionalLong last = messages() == 0 ? OptionalLong.empty() : OptionalLong.of(lastAt);
        return new StoredChat(peer, messages(), last, next, unreadFrom, unread);
    }

    byte[] encode() {
        return new LayoutWriter()
                .u8(FORMAT)
                .lp(peer.display().getBytes(StandardCharsets.US_ASCII))
                .u64(first)
                .u64(next)
                .u64(lastAt)
                .u64(unreadFrom)
                .u64(unread)
                .toBytes();
    }

    static ChatBody decode(byte[] body) throws StoreException {
        try {
            LayoutReader reader = new LayoutReader(body);
            int format = reader.u8();
            if (format != FORMAT && format != FIRST_FORMAT) {
                throw new LayoutException("another format of chat");
            }
            String name = new String(reader.lp(AccountName.MAX_LENGTH), StandardCharsets.US_ASCII);
            AccountName peer = AccountName.parse(name).orElseThrow(() -> new LayoutException("not a name"));
            long first = reader.u64();
            long next = reader.u64();
            long lastAt = reader.u64();
            ChatBody chat = format == FIRST_FORMAT
                    ? new ChatBody(peer, first, next, lastAt, next, 0)
                    : new ChatBody(peer, first, next, lastAt, reader.u64(), reader.u64());
            reader.end();
            if (first > next || chat.unreadFrom > next || chat.unread > next - chat.unreadFrom) {
                throw new LayoutException("a history that ends before it begins");
            }
            return chat;
        } catch (LayoutException e) {
            throw StoreException.damaged("a chat has another layout");
        }
    }
}
