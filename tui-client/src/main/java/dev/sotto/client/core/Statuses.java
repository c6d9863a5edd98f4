package dev.sotto.client.core;

import dev.sotto.client.command.ClientEvent;
import dev.sotto.client.command.MessageStatus;
import dev.sotto.protocol.AccountName;
import dev.sotto.protocol.EnvelopeId;
import java.util.Optional;

/** Moves own messages forward: QUEUED, ACCEPTED, DELIVERED; FAILED ends it. Late news of an earlier stage is no news. */
final class Statuses {
    void advance(Step step, AccountName peer, EnvelopeId id, MessageStatus status, Optional<String> reason) {
        boolean forward = step.view()
                .message(peer.account(), id, true)
                .flatMap(StoredMessage::status)
                .filter(before -> before.compareTo(status) < 0 && !isFinal(before))
                .isPresent();
        if (forward) {
            step.persist(new StoreChange.SetStatus(peer.account(), id, status, reason));
            step.emit(new ClientEvent.StatusChanged(peer, id, status, reason));
        }
    }

    private static boolean isFinal(MessageStatus status) {
        return status == MessageStatus.DELIVERED || status == MessageStatus.FAILED;
    }
}
