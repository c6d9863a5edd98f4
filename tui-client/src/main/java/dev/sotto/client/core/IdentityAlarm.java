package dev.sotto.client.core;

import dev.sotto.client.command.ClientEvent;
import dev.sotto.client.command.ClientEvent.Initiator;
import dev.sotto.client.command.ClientEvent.SessionState;
import dev.sotto.client.command.ErrorCode;
import dev.sotto.protocol.AccountName;

/** A contact shows another identity: said once, and what waits under the old one fails visibly. */
final class IdentityAlarm {
    private final Outbox outbox;

    IdentityAlarm(Outbox outbox) {
        this.outbox = outbox;
    }

    void raise(Step step, AccountName peer) {
        step.emit(new ClientEvent.SessionChanged(peer, SessionState.IDENTITY_CHANGED, Initiator.PEER));
        outbox.giveUpUnsubmitted(step, peer, ErrorCode.IDENTITY_CHANGED.word());
    }
}
