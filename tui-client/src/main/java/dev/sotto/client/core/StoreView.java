package dev.sotto.client.core;

import dev.sotto.crypto.session.PreKeyView;
import dev.sotto.protocol.EnvelopeId;
import java.util.List;
import java.util.Optional;

/**
 * What the core reads from the store while it handles an input: the committed state and, on top of it, the changes of
 * the transaction that is open. A read that fails is a {@link ReadFailure}: the store is broken and the client stops.
 */
public interface StoreView extends PreKeyView {
    /** Whether an envelope of that SHA-256 was taken before. */
    boolean envelopeSeen(byte[] hash);

    /** A message with the peer; the latest if the peer used an id twice. */
    Optional<StoredMessage> message(String peer, EnvelopeId id, boolean own);

    /** Messages with the peer, oldest first. */
    List<NumberedMessage> history(String peer, HistoryRange range);

    /** The chat with the peer, where there is a conversation or a history. */
    Optional<StoredChat> chat(String peer);

    /** Everybody with whom there is a conversation or a history, in no order. */
    List<StoredChat> chats();

    /** What the face keeps here; no bytes if nothing. */
    byte[] workspace();

    /** The store cannot be read: it is damaged, or the disk failed. The message is for a person. */
    final class ReadFailure extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public ReadFailure(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
