package dev.sotto.client.store;

import dev.sotto.client.core.StoredChat;
import dev.sotto.crypto.layout.LayoutException;
import dev.sotto.crypto.layout.LayoutReader;
import dev.sotto.crypto.layout.LayoutWriter;
import dev.sotto.protocol.AccountName;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;

/**
 * A peer's name and where its history is: the messages have the sequence numbers from {@code first} to
 * {@code next - 1} without a gap, so one that is missing is noticed. Body: {@code format(u8) lp(name) first(u64)
 * next(u64) lastAt(u64)}.
 */
record ChatBody(AccountName peer, long first, long next, long lastAt) {
    private static final int FORMAT = 1;

    static ChatBody empty(AccountName peer) {
        return new ChatBody(peer, 0, 0, 0);
    }

    ChatBody named(AccountName name) {
        return new ChatBody(name, first, next, lastAt);
    }

    ChatBody withOneMore(long storedAt) {
        return new ChatBody(peer, first, next + 1, Math.max(0, storedAt));
    }

    /** Without messages. Numbers are not used twice, so that a deleted message cannot be put back. */
    ChatBody emptied() {
        return new ChatBody(peer, next, next, 0);
    }

    long messages() {
        return next - first;
    }

    StoredChat toChat() {
        return new StoredChat(peer, messages(), messages() == 0 ? OptionalLong.empty() : OptionalLong.of(lastAt));
    }

    byte[] encode() {
        return new LayoutWriter()
                .u8(FORMAT)
                .lp(peer.display().getBytes(StandardCharsets.US_ASCII))
                .u64(first)
                .u64(next)
                .u64(lastAt)
                .toBytes();
    }

    static ChatBody decode(byte[] body) throws StoreException {
        try {
            LayoutReader reader = new LayoutReader(body);
            if (reader.u8() != FORMAT) {
                throw new LayoutException("another format of chat");
            }
            String name = new String(reader.lp(AccountName.MAX_LENGTH), StandardCharsets.US_ASCII);
            AccountName peer = AccountName.parse(name).orElseThrow(() -> new LayoutException("not a name"));
            ChatBody chat = new ChatBody(peer, reader.u64(), reader.u64(), reader.u64());
            reader.end();
            if (chat.first > chat.next) {
                throw new LayoutException("a history that ends before it begins");
            }
            return chat;
        } catch (LayoutException e) {
            throw StoreException.damaged("a chat has another layout");
        }
    }
}
