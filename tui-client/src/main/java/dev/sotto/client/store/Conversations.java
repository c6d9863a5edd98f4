package dev.sotto.client.store;

import dev.sotto.client.core.StoredConversation;
import dev.sotto.crypto.layout.LayoutException;
import dev.sotto.crypto.primitive.SecretBytes;
import dev.sotto.crypto.session.Conversation;
import dev.sotto.protocol.AccountName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The state towards each peer. */
final class Conversations {
    private final Rows rows;
    private final RowCipher cipher;

    Conversations(Rows rows, RowCipher cipher) {
        this.rows = rows;
        this.cipher = cipher;
    }

    void save(String peer, Conversation conversation) throws StoreException {
        try (SecretBytes body = conversation.encode()) {
            rows.put(Table.CONVERSATION, key(peer), body.expose());
        }
    }

    void forget(String peer) throws StoreException {
        rows.remove(Table.CONVERSATION, key(peer));
    }

    boolean has(String peer) throws StoreException {
        return rows.get(Table.CONVERSATION, key(peer)).isPresent();
    }

    /** All, with the names that the chats give them; each row is entered in {@code found}. */
    List<StoredConversation> all(Map<String, AccountName> names, Tally found) throws StoreException {
        List<StoredConversation> all = new ArrayList<>();
        for (byte[] body : rows.all(Table.CONVERSATION, found)) {
            Conversation conversation = decode(body);
            Optional<AccountName> name =
                    Optional.ofNullable(names.get(conversation.peer().account()));
            all.add(new StoredConversation(
                    name.orElseThrow(() -> StoreException.damaged("a conversation has no name")), conversation));
        }
        return all;
    }

    private byte[] key(String peer) {
        return cipher.key(Table.CONVERSATION, peer);
    }

    private static Conversation decode(byte[] body) throws StoreException {
        try {
            return Conversation.decode(body);
        } catch (LayoutException e) {
            throw StoreException.damaged("a conversation has another layout");
        } finally {
            Arrays.fill(body, (byte) 0);
        }
    }
}
